using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using TorchSharp;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

public sealed class CodeBertTests
{
    private static readonly CodeBertSizes _sizes = new(23, 14, 1, 8, 2, 2, 12);

    private static readonly int[][] _texts = [[0, 5, 6, 7, 2], [0, 9, 2], [0, 22, 11, 10, 4, 5, 6, 2], [0, 2]];

    [Fact]
    public void Gives_a_vector_per_token()
    {
        using var scope = NewDisposeScope();
        using var model = Model();

        Assert.Equal([4, 8, 8], model.forward(Batch(_texts), null).shape);
    }

    [Fact]
    public void Gives_the_same_while_the_collector_works()
    {
        using var model = Model();
        var tokens = Batch(_texts);

        Assert.Single(CollectorStrain.Results(300, () => model.forward(tokens, null).sum()));
    }

    [Fact]
    public void Learns_as_many_numbers_as_the_published_model_without_its_pooler()
    {
        using var model = Model();
        const long published = 124_645_632; // transformers.RobertaModel of microsoft/codebert-base
        const long pooler = 768 * 769;

        Assert.Equal(published - pooler, CodeBertSizes.Base.Parameters);
        Assert.Equal(_sizes.Parameters, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Has_the_tensors_of_the_published_model()
    {
        using var model = Model();
        string[] layer =
        [
            "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
            "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm",
        ];
        string[] embeddings =
        [
            "embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight",
            "embeddings.token_type_embeddings.weight", "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias",
        ];

        var expected = embeddings.Concat(Enumerable.Range(0, 2).SelectMany(i => layer.SelectMany(part => new[]
        {
            $"encoder.layer.{i}.{part}.weight", $"encoder.layer.{i}.{part}.bias",
        })));

        Assert.Equal(expected.Order(), model.named_parameters().Select(pair => pair.name).Order());
    }

    [Fact]
    public void Equals_the_frameworks_encoder_layers()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Model();
        var weights = model.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        var tokens = Batch(_texts);
        var positions = tensor(_texts.SelectMany(text =>
            Enumerable.Range(0, 8).Select(t => t < text.Length ? t + 2L : 1L)).ToArray()).view(4, 8);
        var sum = weights["embeddings.word_embeddings.weight"].index_select(0, tokens.view(-1))
            .add(weights["embeddings.position_embeddings.weight"].index_select(0, positions.view(-1)))
            .add(weights["embeddings.token_type_embeddings.weight"][0]).view(4, 8, 8);
        var x = nn.functional.layer_norm(
            sum, [8], weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"], 1e-5);

        x = x.transpose(0, 1);
        for (var i = 0; i < 2; i++)
        {
            x = Framework(weights, $"encoder.layer.{i}.").call(x, null!, tokens.eq(1));
        }

        var isToken = tokens.ne(1).unsqueeze(2);
        Assert.True(model.forward(tokens, null).mul(isToken).allclose(x.transpose(0, 1).mul(isToken), 1e-4, 1e-5));
    }

    [Fact]
    public void Does_not_depend_on_padding()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Model();

        var together = model.forward(Batch(_texts), null);

        for (var i = 0; i < _texts.Length; i++)
        {
            var alone = model.forward(Batch([_texts[i]]), null)[0];
            Assert.True(together[i].narrow(0, 0, _texts[i].Length).allclose(alone, 1e-4, 1e-5));
        }
    }

    [Fact]
    public void Refuses_more_tokens_than_positions()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        Assert.Equal([1, 12, 8], model.forward(Batch([new int[12]]), null).shape);

        Assert.Throws<ArgumentException>(() => model.forward(Batch([new int[13]]), null));
    }

    [Fact]
    public void The_classifier_learns_as_many_numbers_as_its_formula_says()
    {
        using var model = Classifier();

        Assert.Equal(PairClassifier.Parameters(_sizes), model.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(PairClassifier.Parameters(_sizes), _sizes.Parameters + (8 * 8) + 8 + (2 * 8) + 2);
    }

    [Fact]
    public void The_classifier_has_the_gradients_of_central_differences()
    {
        using var scope = NewDisposeScope();
        using var model = new PairClassifier(new(12, 8, 1, 4, 1, 2, 5));
        model.to(float64);
        var tokens = Batch([[0, 5, 2, 6, 2], [0, 7, 2]]);
        var labels = tensor([1L, 0L]);

        GradientCheck.Check(
            model.named_parameters(), () => nn.functional.cross_entropy(model.forward(tokens, null), labels));
    }

    [Fact]
    public void The_classifier_overfits_one_batch() => Assert.True(TrainedLosses(150, null)[^1] < 0.02);

    [Fact]
    public void The_classifier_gives_the_same_losses_on_two_seeded_runs() =>
        Assert.Equal(TrainedLosses(15, 0.1), TrainedLosses(15, 0.1));

    [Fact]
    public void Dropout_changes_what_is_learnt() => Assert.NotEqual(TrainedLosses(2, 0.1), TrainedLosses(2, null));

    internal static Tensor Batch(int[][] texts) => TextSequences.Batch(texts, CPU);

    private static CodeBert Model()
    {
        random.manual_seed(5);
        return new CodeBert(_sizes);
    }

    private static PairClassifier Classifier()
    {
        random.manual_seed(5);
        return new PairClassifier(_sizes);
    }

    private static List<float> TrainedLosses(int steps, double? rate)
    {
        using var model = Classifier();
        using var optimizer = new FusedAdam(model.named_parameters(), 0.005);
        var mask = rate is { } share ? new DropoutMask(share, 8, 1, 1) : null;
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var dropout = mask is null ? null : new Dropout(mask.Draw, mask.KeptShare);
            var loss = nn.functional.cross_entropy(model.forward(Batch(_texts), dropout), tensor([0L, 1, 1, 0]));
            loss.backward();
            optimizer.Step();
            losses.Add(loss.item<float>());
        }

        return losses;
    }

    private static TorchSharp.Modules.TransformerEncoderLayer Framework(Dictionary<string, Tensor> weights, string at)
    {
        var layer = nn.TransformerEncoderLayer(8, 2, 12, 0, nn.Activations.GELU);
        var self = at + "attention.self.";
        var copies = new Dictionary<string, Tensor>
        {
            ["self_attn.in_proj_weight"] = cat(
                [weights[self + "query.weight"], weights[self + "key.weight"], weights[self + "value.weight"]], 0),
            ["self_attn.in_proj_bias"] = cat(
                [weights[self + "query.bias"], weights[self + "key.bias"], weights[self + "value.bias"]], 0),
        };
        foreach (var part in new[] { "weight", "bias" })
        {
            copies["self_attn.out_proj." + part] = weights[at + "attention.output.dense." + part];
            copies["norm1." + part] = weights[at + "attention.output.LayerNorm." + part];
            copies["linear1." + part] = weights[at + "intermediate.dense." + part];
            copies["linear2." + part] = weights[at + "output.dense." + part];
            copies["norm2." + part] = weights[at + "output.LayerNorm." + part];
        }

        foreach (var (name, parameter) in layer.named_parameters())
        {
            parameter.copy_(copies[name]);
        }

        return layer;
    }
}
