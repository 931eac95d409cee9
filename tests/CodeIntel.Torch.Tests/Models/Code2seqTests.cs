using CodeIntel.Examples;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using TorchSharp;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

[Collection(nameof(RunAlone))]
public sealed class Code2seqTests
{
    private const int Terminals = 20;
    private const int Paths = 25;

    private static readonly Code2seqSizes _sizes = new(15, 11, 13, 6, 5, 7);

    private static readonly Code2seqTables _tables = Tables();

    [Fact]
    public void Gives_one_logit_per_target_and_position()
    {
        using var scope = NewDisposeScope();
        using var model = Model();

        Assert.Equal([5, 4, 13], model.forward(Batch(Contexts(5), Targets(5))).shape);
    }

    [Fact]
    public void Learns_as_many_numbers_as_the_published_implementation()
    {
        using var model = Model();

        var learnt = model.parameters().Sum(parameter => parameter.numel());

        // tables; two LSTMs over paths; dense layer of contexts; decoder's LSTM over [input; attention; output];
        // attention's memory and output layers; projection
        var expected = ((15 + 11 + 13) * 6) + (2 * 4 * 5 * (6 + 5 + 1)) + (((2 * 6) + (2 * 5)) * 7)
            + (4 * 7 * (6 + 7 + 7 + 1)) + (7 * 7) + (2 * 7 * 7) + (13 * 7);
        Assert.Equal(expected, learnt);
        Assert.Equal(_sizes.Parameters, learnt);
    }

    [Fact]
    public void Equals_the_published_form_with_its_gradients()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var (contexts, targets) = (Contexts(6), Targets(6));
        var copies = model.named_parameters().ToDictionary(
            parameter => parameter.name, parameter => parameter.parameter.detach().clone().requires_grad_());
        var plain = new PlainCode2seq(copies);
        var batch = Batch(contexts, targets);

        var logits = model.forward(batch);
        var losses = Code2seq.Losses(logits, batch.Targets);
        var expected = new List<Tensor>();
        for (var b = 0; b < contexts.Length; b++)
        {
            var published = plain.Forward(Expand(contexts[b]), [Code2seq.StartId, .. targets[b]]);
            Assert.True(logits[b].narrow(0, 0, published.shape[0]).allclose(published, 1e-4, 1e-5));
            expected.Add(nn.functional.cross_entropy(
                published, tensor([.. targets[b].Append(Code2seq.EndId).Select(id => (long)id)]),
                reduction: nn.Reduction.Sum));
        }

        Assert.True(losses.allclose(stack(expected, 0), 1e-4, 1e-5));
        losses.mean().backward();
        stack(expected, 0).mean().backward();
        Assert.All(model.named_parameters(), parameter =>
            Assert.True(parameter.parameter.grad!.allclose(copies[parameter.name].grad!, 1e-4, 1e-6), parameter.name));
    }

    [Fact]
    public void Has_the_gradients_of_central_differences()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.to(float64);
        var batch = Batch(Contexts(3), Targets(3));

        GradientCheck.Check(
            model.named_parameters(), () => Code2seq.Losses(model.forward(batch), batch.Targets).mean());
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_contexts()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var contexts = Contexts(6);
        var reversed = contexts.Select(numbers => numbers.Chunk(3).Reverse().SelectMany(part => part).ToArray());

        var logits = model.forward(Batch(contexts, Targets(6)));

        Assert.True(logits.allclose(model.forward(Batch([.. reversed], Targets(6))), 1e-5, 1e-5));
    }

    [Fact]
    public void Does_not_depend_on_the_examples_beside_it()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var (contexts, targets) = (Contexts(6), Targets(6));

        var together = model.forward(Batch(contexts, targets));

        for (var i = 0; i < contexts.Length; i++)
        {
            var alone = model.forward(Batch([contexts[i]], [targets[i]]))[0];
            Assert.True(together[i].narrow(0, 0, alone.shape[0]).allclose(alone, 1e-5, 1e-5));
        }
    }

    [Fact]
    public void Overfits_one_batch_and_writes_its_names()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var losses = Train(model, 300);
        var batch = Batch(Contexts(7), Targets(7));

        var written = model.Greedy(model.Encode(batch), Code2seqTables.MaxTargets);

        Assert.True(losses[^1] < 0.02, $"{losses[^1]}");
        Assert.Equal(Targets(7), written);
    }

    [Fact]
    public void Gives_the_same_losses_on_two_seeded_runs()
    {
        using var first = Model();
        using var second = Model();

        Assert.Equal(Train(first, 20, dropout: true), Train(second, 20, dropout: true));
    }

    [Fact]
    public void A_beam_of_one_is_greedy()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        Train(model, 15);
        var memory = model.Encode(Batch(Contexts(9), Targets(9)));

        var greedy = model.Greedy(memory, 6);
        var beam = model.Beam(memory, 1, 6);

        Assert.Contains(greedy, name => name.Length > 1);
        Assert.Equal(greedy, beam.Select(hypotheses => Assert.Single(hypotheses).Tokens.ToArray()));
    }

    [Fact]
    public void A_wide_beam_finds_the_most_probable_names_of_all()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Model();
        var contexts = Contexts(2);

        var beam = model.Beam(model.Encode(Batch(contexts, Targets(2))), 13 * 13, 2);

        for (var b = 0; b < contexts.Length; b++)
        {
            var plain = new PlainCode2seq(
                model.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter));
            var scores = AllScores(plain, contexts[b]).OrderByDescending(pair => pair.Score).ToList();
            Assert.Equal(scores.Take(20).Select(pair => pair.Name), beam[b].Take(20).Select(found => found.Tokens));
            Assert.All(scores.Take(20).Zip(beam[b]), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-4));
        }
    }

    [Fact]
    public void Attention_over_an_examples_contexts_sums_to_one()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var contexts = Contexts(5);

        var beam = model.Beam(model.Encode(Batch(contexts, Targets(5))), 3, 4);

        for (var b = 0; b < contexts.Length; b++)
        {
            Assert.NotEmpty(beam[b]);
            Assert.All(beam[b], hypothesis =>
            {
                Assert.Equal(hypothesis.Tokens.Count, hypothesis.Attention.Count);
                Assert.All(hypothesis.Attention, weights =>
                {
                    Assert.Equal(1, weights.Sum(), 1e-5f);
                    Assert.All(weights.Skip(contexts[b].Length / 3), weight => Assert.Equal(0, weight));
                });
            });
        }
    }

    [Fact]
    public void Gives_the_same_while_the_collector_works()
    {
        using var model = Model();
        var (contexts, targets) = (Contexts(6), Targets(6));

        Assert.Single(CollectorStrain.Results(200, () => model.forward(Batch(contexts, targets)).sum()));
    }

    [Fact]
    public void Refuses_an_example_without_contexts()
    {
        Assert.Throws<ArgumentException>(() => Batch([[]], Targets(1)));
    }

    [Fact]
    public void Learns_the_first_eight_targets_and_reads_the_first_five_subtokens()
    {
        using var scope = NewDisposeScope();
        int[] many = [1, 2, 3, 4, 5, 6, 7];
        var targets = Enumerable.Range(4, 9).ToArray();
        var tables = _tables with { Terminals = [.. _tables.Terminals.Select(_ => many)] };

        var batch = new Code2seqBatcher(tables, CPU).Build([[1, 1, 1]], [targets], [0]);

        Assert.Equal([2L, 4, 5, 6, 7, 8, 9, 10, 11], batch.Inputs.data<long>().ToArray());
        Assert.Equal([4L, 5, 6, 7, 8, 9, 10, 11, 3], batch.Targets.data<long>().ToArray());
        Assert.Equal([1L, 2, 3, 4, 5], batch.Subtokens.data<long>().ToArray());
    }

    private static IEnumerable<(int[] Name, double Score)> AllScores(PlainCode2seq plain, int[] contexts)
    {
        var expanded = Expand(contexts).ToList();
        var first = plain.Forward(expanded, [Code2seq.StartId]).log_softmax(1)[0].data<float>().ToArray();
        yield return ([], first[Code2seq.EndId]);
        foreach (var one in Enumerable.Range(0, 13).Where(token => token != Code2seq.EndId))
        {
            var second = plain.Forward(expanded, [Code2seq.StartId, one]).log_softmax(1)[1].data<float>().ToArray();
            for (var two = 0; two < 13; two++)
            {
                yield return (two == Code2seq.EndId ? [one] : [one, two], first[one] + second[two]);
            }
        }
    }

    private static Code2seq Model()
    {
        random.manual_seed(5);
        return new Code2seq(_sizes);
    }

    private static List<float> Train(Code2seq model, int steps, bool dropout = false)
    {
        using var optimizer = new FusedAdam(model.named_parameters(), 0.02);
        var mask = dropout ? new DropoutMask(0.25, _sizes.Decoder, 1, 1) : null;
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var batch = Batch(Contexts(7), Targets(7), mask);
            var loss = Code2seq.Losses(model.forward(batch), batch.Targets).mean();
            loss.backward();
            optimizer.Step();
            losses.Add(loss.item<float>());
        }

        return losses;
    }

    private static Code2seqBatch Batch(int[][] contexts, int[][] targets, DropoutMask? dropout = null) =>
        new Code2seqBatcher(_tables, CPU).Build(
            contexts, targets, [.. Enumerable.Range(0, contexts.Length)], dropout, dropout);

    private static IEnumerable<(int[] Start, int[] Path, int[] End)> Expand(int[] contexts) =>
        contexts.Chunk(3)
            .Select(part => (_tables.Terminals[part[0]], _tables.Paths[part[1]], _tables.Terminals[part[2]]));

    private static int[][] Contexts(int count)
    {
        var random = new SeededRandom(3);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 1 + random.Next(9))
            .SelectMany(_ => new[] { random.Next(Terminals), random.Next(Paths), random.Next(Terminals) }).ToArray())];
    }

    private static int[][] Targets(int count) =>
        [.. Enumerable.Range(0, count)
            .Select(i => Enumerable.Range(0, 1 + (i % 3)).Select(j => 4 + ((i + j) % 9)).ToArray())];

    private static Code2seqTables Tables()
    {
        var random = new SeededRandom(4);
        return new(
            [.. Enumerable.Range(0, Terminals).Select(_ => Ids(random, 1 + random.Next(4), 15))],
            [.. Enumerable.Range(0, Paths).Select(_ => Ids(random, 1 + random.Next(5), 4))],
            15,
            11);
    }

    private static int[] Ids(SeededRandom random, int count, int max) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(max))];
}
