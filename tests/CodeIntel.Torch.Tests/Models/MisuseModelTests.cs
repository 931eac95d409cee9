using System.Runtime.InteropServices;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using TorchSharp;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

[Collection(nameof(RunAlone))]
public sealed class MisuseModelTests
{
    /// <summary>Models of the public benchmark: 14,280 subtokens, width 512, with the millions printed there.</summary>
    public static TheoryData<string, long, string> Published { get; } = new()
    {
        { "rnn", 9_677_826, "9.68" },
        { "ggnn", 41_190_402, "41.19" },
        { "transformer", 26_215_426, "26.22" },
        { "great", 26_225_026, "26.23" },
        { "rnn ggnn rnn ggnn rnn", 43_952_130, "43.95" },
    };

    public static TheoryData<string> Stacks => TokenGraphs.Stacks;

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Gives_one_logit_per_token_where_it_can_point(string stack)
    {
        using var scope = NewDisposeScope();
        using var model = TokenGraphs.Model(TokenGraphs.Sizes(stack));
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(5));

        var (location, repair) = model.forward(batch);

        Assert.Equal([5, batch.Length], location.shape);
        Assert.Equal([5, batch.Length], repair.shape);
        Assert.True(repair.isfinite().Equals(batch.Candidates));
        var first = zeros_like(batch.Mask);
        first.narrow(1, 0, 1).fill_(true);
        Assert.True(location.isfinite().Equals(batch.Candidates.logical_or(first)));
    }

    [Fact]
    public void Locates_at_any_token_where_told_to()
    {
        using var scope = NewDisposeScope();
        using var model = TokenGraphs.Model(TokenGraphs.Sizes("great") with { LocateAnywhere = true });
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(5));

        Assert.True(model.forward(batch).Location.isfinite().Equals(batch.Mask));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Learns_as_many_numbers_as_its_sizes_say(string stack)
    {
        var sizes = TokenGraphs.Sizes(stack);
        using var model = TokenGraphs.Model(sizes);

        Assert.Equal(sizes.Parameters, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Learns_as_many_numbers_as_published(string stack, long count, string millions)
    {
        var shape = stack.Contains(' ', StringComparison.Ordinal)
            ? new MisuseShape { RnnLayers = 1, Steps = [3, 1], Residuals = [[], [0]] }
            : new MisuseShape();
        var sizes = new MisuseSizes(14_280, 512, 512, shape.Stack(stack));
        using var model = new MisuseModel(sizes);

        var learnt = model.parameters().Sum(parameter => parameter.numel());

        Assert.Equal(count, learnt);
        Assert.Equal(count, sizes.Parameters);
        Assert.Equal(millions, $"{learnt / 1e6:0.00}");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Does_not_depend_on_padding_or_on_the_examples_beside_it(string stack)
    {
        using var scope = NewDisposeScope();
        using var model = TokenGraphs.Model(TokenGraphs.Sizes(stack));
        var examples = TokenGraphs.Examples(7);

        var together = model.forward(TokenGraphs.Batch(examples));

        Assert.Contains(examples, example => example.SubtokenIds.Length < together.Location.shape[1]);
        for (var b = 0; b < examples.Length; b++)
        {
            var length = examples[b].SubtokenIds.Length;
            var alone = model.forward(TokenGraphs.Batch(examples[b]));
            Assert.True(alone.Location[0].allclose(together.Location[b].narrow(0, 0, length), 1e-5, 1e-5));
            Assert.True(alone.Repair[0].allclose(together.Repair[b].narrow(0, 0, length), 1e-5, 1e-5));
        }
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Overfits_one_batch(string stack)
    {
        using var model = TokenGraphs.Model(TokenGraphs.Sizes(stack));

        Assert.True(TrainedLosses(model, 150)[^1] < 0.02);

        using var scope = NewDisposeScope();
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(6));
        var logits = model.forward(batch);
        var reading = MisuseLoss.Read(logits, MisuseLoss.PerExample(logits, batch), batch);
        Assert.Equal(TokenGraphs.Examples(6).Select(example => example.Location), reading.Locations);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Gives_the_same_losses_and_weights_on_two_seeded_runs(string stack)
    {
        using var scope = NewDisposeScope();
        using var one = TokenGraphs.Model(TokenGraphs.Sizes(stack));
        var first = TrainedLosses(one, 10, dropout: 0.1);
        using var other = TokenGraphs.Model(TokenGraphs.Sizes(stack));

        Assert.Equal(first, TrainedLosses(other, 10, dropout: 0.1));
        Assert.All(
            one.parameters().Zip(other.parameters()), pair => Assert.True(pair.First.Equals(pair.Second)));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Gradients_are_those_of_central_differences(string stack)
    {
        const double Shift = 1e-6;
        using var scope = NewDisposeScope();
        using var model = TokenGraphs.Model(TokenGraphs.Sizes(stack, 4));
        model.to(ScalarType.Float64);
        var single = TokenGraphs.Batch(TokenGraphs.Examples(3));
        var batch = single with { SubtokenShare = single.SubtokenShare.to(ScalarType.Float64) };
        Loss(model, batch).backward();

        foreach (var (name, parameter) in model.named_parameters())
        {
            var gradient = MemoryMarshal.Cast<byte, double>(parameter.grad!.contiguous().bytes).ToArray();
            for (var i = 0; i < gradient.Length; i++)
            {
                MemoryMarshal.Cast<byte, double>(parameter.bytes)[i] += Shift;
                var above = Loss(model, batch).item<double>();
                MemoryMarshal.Cast<byte, double>(parameter.bytes)[i] -= 2 * Shift;
                var below = Loss(model, batch).item<double>();
                MemoryMarshal.Cast<byte, double>(parameter.bytes)[i] += Shift;
                var expected = (above - below) / (2 * Shift);
                Assert.True(Math.Abs(expected - gradient[i]) < 1e-6, $"{name}[{i}]: {gradient[i]}, {expected} wanted");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Dropout_changes_what_is_given_and_never_takes_more_than_its_share(string stack)
    {
        using var scope = NewDisposeScope();
        using var model = TokenGraphs.Model(TokenGraphs.Sizes(stack));
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(4));

        var clean = Loss(model, batch).item<float>();
        var dropped = Loss(model, batch with { Dropout = new DropoutMask(0.1, 16, 3, 1) }).item<float>();
        var again = Loss(model, batch with { Dropout = new DropoutMask(0.1, 16, 3, 1) }).item<float>();
        var nothing = Loss(model, batch with { Dropout = new DropoutMask(0, 16, 3, 1) }).item<float>();

        Assert.NotEqual(clean, dropped);
        Assert.Equal(dropped, again);
        Assert.Equal(clean, nothing);
    }

    [Fact]
    public void Learns_the_same_while_the_collector_works()
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
        using var calm = TokenGraphs.Model(TokenGraphs.Sizes("great ggnn rnn transformer"));
        var expected = TrainedLosses(calm, 150, dropout: 0.1);
        using var model = TokenGraphs.Model(TokenGraphs.Sizes("great ggnn rnn transformer"));
        collector.Start();
        try
        {
            Assert.Equal(expected, TrainedLosses(model, 150, dropout: 0.1));
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            collector.Join();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("great lstm")]
    public void Refuses_a_stack_that_it_does_not_know(string names) =>
        Assert.Throws<ArgumentException>(() => TokenGraphs.Shape.Stack(names));

    private static Tensor Loss(MisuseModel model, MisuseBatch batch) =>
        MisuseLoss.Mean(MisuseLoss.PerExample(model.forward(batch), batch), batch);

    private static List<float> TrainedLosses(MisuseModel model, int steps, double dropout = 0)
    {
        using var optimizer = new FusedAdam(model.named_parameters(), 0.01);
        var mask = dropout > 0 ? new DropoutMask(dropout, 16, 1, 1) : null;
        var batcher = new TokenGraphBatcher(TokenGraphs.EdgeKinds, CPU);
        var losses = new List<float>();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var loss = Loss(model, batcher.Build(TokenGraphs.Examples(6), mask));
            loss.backward();
            optimizer.Step();
            losses.Add(loss.item<float>());
        }

        return losses;
    }
}
