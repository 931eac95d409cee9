using CodeIntel.Examples;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

[Collection(nameof(RunAlone))]
public sealed class Code2vecTests
{
    private static readonly Code2vecSizes _sizes = new(30, 40, 7, 16);

    [Fact]
    public void Gives_one_logit_per_label()
    {
        using var scope = NewDisposeScope();
        using var model = Model();

        Assert.Equal([5, 7], Forward(model, Examples(5)).shape);
    }

    [Fact]
    public void Learns_as_many_numbers_as_the_paper_says()
    {
        using var model = Model();

        var learnt = model.parameters().Sum(parameter => parameter.numel());

        Assert.Equal((30 * 16) + (40 * 16) + (3 * 16 * 16) + 16 + (7 * 16), learnt);
        Assert.Equal(_sizes.Parameters, learnt);
    }

    [Fact]
    public void Equals_the_published_form_with_its_gradients()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var examples = Examples(9);
        var copies = model.named_parameters().ToDictionary(
            parameter => parameter.name, parameter => parameter.parameter.detach().clone().requires_grad_());

        var projected = Forward(model, examples);
        var plain = PlainCode2vec.Forward(copies, examples);
        Loss(projected).backward();
        Loss(plain).backward();

        Assert.True(projected.allclose(plain, 1e-5, 1e-5));
        Assert.All(model.named_parameters(), parameter =>
            Assert.True(parameter.parameter.grad!.allclose(copies[parameter.name].grad!, 1e-5, 1e-5), parameter.name));
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_contexts()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var examples = Examples(6);
        var reversed = examples
            .Select(contexts => contexts.Chunk(3).Reverse().SelectMany(part => part).ToArray())
            .ToArray();

        Assert.True(Forward(model, examples).allclose(Forward(model, reversed), 1e-5, 1e-5));
    }

    [Fact]
    public void Gives_the_same_while_the_collector_works()
    {
        var isDone = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        using var model = Model();
        var examples = Examples(6);
        var sums = new HashSet<float>();
        try
        {
            for (var i = 0; i < 4000; i++)
            {
                using var scope = NewDisposeScope();
                sums.Add(Forward(model, examples).sum().item<float>());
            }
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            collector.Join();
        }

        Assert.Single(sums);
    }

    [Fact]
    public void Does_not_depend_on_the_examples_beside_it()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var examples = Examples(6);

        var together = Forward(model, examples);

        for (var i = 0; i < examples.Length; i++)
        {
            Assert.True(together[i].allclose(Forward(model, [examples[i]])[0], 1e-5, 1e-5));
        }
    }

    [Fact]
    public void Overfits_one_batch()
    {
        Assert.True(TrainedLosses(300)[^1] < 0.01);
    }

    [Fact]
    public void Gives_the_same_losses_on_two_seeded_runs()
    {
        Assert.Equal(TrainedLosses(20), TrainedLosses(20));
    }

    [Fact]
    public void Dropout_keeps_the_expected_value_of_what_it_scales()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = Model();
        var set = Set(Examples(4));
        var builder = new Code2vecBatcher(_sizes.Terminals, _sizes.Paths, CPU);
        var clean = model.forward(builder.Build(set, [0, 1, 2, 3]));
        var mean = zeros_like(clean);
        for (var draw = 0; draw < 500; draw++)
        {
            using var inner = NewDisposeScope();
            var dropout = new DropoutMask(0.1, _sizes.Width, 7, draw);
            mean.add_(model.forward(builder.Build(set, [0, 1, 2, 3], dropout)), 1 / 500.0);
        }

        Assert.True(mean.sub(clean).abs().max().item<float>() < 0.1 * clean.abs().max().item<float>());
    }

    internal static int[][] Examples(int count)
    {
        var random = new SeededRandom(3);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 1 + random.Next(12))
            .SelectMany(_ => new[] { 1 + random.Next(29), 1 + random.Next(39), 1 + random.Next(29) }).ToArray())];
    }

    private static Code2vec Model()
    {
        random.manual_seed(5);
        return new Code2vec(_sizes);
    }

    private static Tensor Forward(Code2vec model, int[][] examples) => model.forward(
        new Code2vecBatcher(_sizes.Terminals, _sizes.Paths, CPU)
            .Build(Set(examples), [.. Enumerable.Range(0, examples.Length)]));

    private static Tensor Loss(Tensor logits) => nn.functional.cross_entropy(
        logits, tensor([.. Enumerable.Range(0, (int)logits.shape[0]).Select(i => (long)i % 7)]));

    private static List<float> TrainedLosses(int steps)
    {
        using var model = Model();
        using var optimizer = new FusedAdam(model.named_parameters(), 0.01);
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var loss = Loss(Forward(model, Examples(7)));
            loss.backward();
            optimizer.Step();
            losses.Add(loss.item<float>());
        }

        return losses;
    }

    private static NameExampleSet Set(int[][] contexts) => new()
    {
        Ids = new ExampleId[contexts.Length],
        Contexts = contexts,
        Labels = new int[contexts.Length],
        Described = new() { Split = Split.Train, Rows = [], GivenLabels = [], Noisy = [] },
    };
}
