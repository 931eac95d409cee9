using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using TorchSharp;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

[Collection(nameof(RunAlone))]
public sealed class CodeToTextTests
{
    private static readonly CodeBertSizes _encoder = new(23, 14, 1, 16, 1, 2, 12);
    private static readonly CodeToTextSizes _sizes = new(2, 10);

    private static readonly int[][] _code = [[0, 5, 6, 7, 2], [0, 9, 2], [0, 22, 11, 10, 4, 5, 6, 2]];
    private static readonly int[][] _summaries = [[0, 8, 9, 2], [0, 12, 2], [0, 13, 14, 15, 16, 2]];

    [Fact]
    public void Gives_one_logit_per_token_and_position()
    {
        using var scope = NewDisposeScope();
        using var model = Model();

        Assert.Equal([3, 6, 23], model.forward(Batch(_code), Batch(_summaries), null).shape);
    }

    [Fact]
    public void Learns_as_many_numbers_as_its_formula_says()
    {
        using var model = Model();

        // 6 layers of torch.nn.TransformerDecoderLayer(768, 12) have 7,877,888 numbers each
        Assert.Equal((6 * 7_877_888) + (768 * 769), new CodeToTextSizes().Parameters(CodeBertSizes.Base));
        Assert.Equal(
            _encoder.Parameters + _sizes.Parameters(_encoder), model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Equals_the_frameworks_decoder_layers()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Model();
        var weights = model.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        var (code, summaries) = (Batch(_code), Batch(_summaries));
        var positions = arange(2, 8).unsqueeze(0).expand(3, 6);

        var x = model.Encoder.embeddings.Forward(summaries, positions, null).transpose(0, 1);
        var memory = model.Encoder.forward(code, null).transpose(0, 1);
        var causal = full([6, 6], float.NegativeInfinity).triu(1);
        for (var i = 0; i < 2; i++)
        {
            var layer = nn.TransformerDecoderLayer(16, 2, 10, 0);
            foreach (var (name, parameter) in layer.named_parameters())
            {
                parameter.copy_(weights[$"decoder.{i}.{name}"]);
            }

            x = layer.call(x, memory, causal, null!, null!, code.eq(1));
        }

        var hidden = nn.functional.linear(x.transpose(0, 1), weights["dense.weight"], weights["dense.bias"]).tanh();
        var expected = hidden.matmul(weights["encoder.embeddings.word_embeddings.weight"].t());
        Assert.True(model.forward(code, summaries, null).allclose(expected, 1e-4, 1e-5));
    }

    [Fact]
    public void Has_the_gradients_of_central_differences()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        using var model = new CodeToText(new(9, 7, 1, 4, 1, 2, 5), new(1, 5));
        model.to(float64);
        var (code, summaries) = (Batch([[0, 5, 6, 2], [0, 7, 2]]), Batch([[0, 4, 2], [0, 8, 3, 2]]));

        GradientCheck.Check(
            model.named_parameters(),
            () => CodeToText.Losses(model.forward(code, summaries, null), summaries).mean());
    }

    [Fact]
    public void Does_not_depend_on_padding()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Model();
        var losses = CodeToText.Losses(model.forward(Batch(_code), Batch(_summaries), null), Batch(_summaries));

        for (var i = 0; i < _code.Length; i++)
        {
            var summary = Batch([_summaries[i]]);
            var alone = CodeToText.Losses(model.forward(Batch([_code[i]]), summary, null), summary);
            Assert.True(losses[i].allclose(alone[0], 1e-4, 1e-5));
        }
    }

    [Fact]
    public void Overfits_one_batch_and_writes_its_summaries()
    {
        using var scope = NewDisposeScope();
        using var model = Model();

        var losses = Train(model, 250, null);

        Assert.True(losses[^1] < 0.05, $"{losses[^1]}");
        var expected = _summaries.Select(summary => summary[1..^1]);
        Assert.Equal(expected, model.Greedy(Encode(model), 8));
        Assert.Equal(expected, model.Beam(Encode(model), 4, 8).Select(found => found[0].Tokens.ToArray()));
    }

    [Fact]
    public void Gives_the_same_losses_on_two_seeded_runs()
    {
        using var first = Model();
        using var second = Model();

        Assert.Equal(Train(first, 10, 0.1), Train(second, 10, 0.1));
    }

    [Fact]
    public void A_beam_of_one_is_greedy()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        Train(model, 60, null);

        var greedy = model.Greedy(Encode(model), 7);

        Assert.Contains(greedy, summary => summary.Length > 1);
        Assert.Equal(greedy, model.Beam(Encode(model), 1, 7).Select(found => Assert.Single(found).Tokens.ToArray()));
    }

    [Fact]
    public void Scores_of_a_beam_are_those_of_teacher_forcing()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Model();

        var beam = model.Beam(Encode(model), 5, 4);

        for (var b = 0; b < _code.Length; b++)
        {
            Assert.Equal(5, beam[b].Length);
            Assert.Equal(beam[b].OrderByDescending(found => found.Score), beam[b]);
            foreach (var found in beam[b])
            {
                // one that is as long as allowed has not chosen an end token
                int[] summary = [0, .. found.Tokens, .. found.Tokens.Count < 4 ? new[] { 2 } : []];
                var logits = model.forward(Batch([_code[b]]), Batch([summary]), null)[0].log_softmax(1);
                var score = Enumerable.Range(1, summary.Length - 1)
                    .Sum(i => logits[i - 1, summary[i]].item<float>());
                Assert.Equal(score, found.Score, 1e-4);
            }
        }
    }

    [Fact]
    public void Writes_no_further_than_there_are_positions()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        Assert.Throws<ArgumentException>(() => model.forward(Batch(_code), Batch([new int[13], [0], [0]]), null));

        Assert.All(model.Beam(Encode(model), 3, 100).SelectMany(found => found), found =>
            Assert.InRange(found.Tokens.Count, 0, 12));
    }

    [Fact]
    public void Gives_the_same_while_the_collector_works()
    {
        using var model = Model();

        Assert.Single(CollectorStrain.Results(150, () => model.forward(Batch(_code), Batch(_summaries), null).sum()));
    }

    private static CodeToText Model()
    {
        random.manual_seed(5);
        return new CodeToText(_encoder, _sizes);
    }

    private static CodeMemory Encode(CodeToText model)
    {
        using var frozen = no_grad();
        return model.Encode(Batch(_code));
    }

    private static Tensor Batch(int[][] texts) => CodeBertTests.Batch(texts);

    private static List<float> Train(CodeToText model, int steps, double? rate)
    {
        using var optimizer = new FusedAdam(model.named_parameters(), 0.02);
        var mask = rate is { } share ? new DropoutMask(share, 16, 1, 1) : null;
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var dropout = mask is null ? null : new Dropout(mask.Draw, mask.KeptShare);
            var loss = CodeToText.Losses(
                model.forward(Batch(_code), Batch(_summaries), dropout), Batch(_summaries)).mean();
            loss.backward();
            optimizer.Step();
            losses.Add(loss.item<float>());
        }

        return losses;
    }
}
