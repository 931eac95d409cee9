using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Measures;

public sealed class MeasureStageTests
{
    [Fact]
    public async Task Scores_every_split_at_every_epoch()
    {
        var workspace = Small();

        await workspace.RunAsync();

        Assert.Equal(0.5, workspace.Value(Split.Train, 1, "precision"));
        Assert.Equal(3 / 5.0, workspace.Value(Split.Train, 1, "recall"));
        Assert.Equal(1, workspace.Value(Split.Train, 2, "f1"));
        Assert.Equal(2 / 3.0, workspace.Value(Split.Train, 3, "exact-match"), 12);
        Assert.Equal(2, workspace.Value(Split.Train, 1, "loss"), 6);
        Assert.Equal(0.5, workspace.Value(Split.Test, 1, "f1"));
        Assert.Equal(0.5, workspace.Value(Split.Test, 2, "f1-gap"));
    }

    [Fact]
    public async Task Tells_noisy_from_clean_training_examples()
    {
        var workspace = Small();

        await workspace.RunAsync();

        Assert.Equal(0, workspace.Value(Split.Train, 1, "f1-noisy"));
        Assert.Equal(3 / 4.0, workspace.Value(Split.Train, 1, "f1-clean"), 12);
        Assert.DoesNotContain(workspace.Measured.Epochs, value => value is { Split: Split.Test, Measure: "f1-noisy" });
    }

    [Fact]
    public async Task Finds_the_epoch_that_fits()
    {
        var workspace = Small();

        await workspace.RunAsync();

        Assert.Equal(new(Split.Train, "epochs-to-fit", 2, 3), Assert.Single(workspace.Measured.Values));
    }

    [Fact]
    public async Task Follows_the_dynamics_of_each_example()
    {
        var workspace = Small();

        await workspace.RunAsync();

        Assert.Equal([1, 0, 0], workspace.Example("forgetting"));
        Assert.Equal([2, 2, 2], workspace.Example("correctness"));
        Assert.All(workspace.Example("aum"), aum => Assert.Equal(1 - (4 / 3.0), aum, 6));
        Assert.Equal([3, 0, 0], workspace.Example("loss"));
        var p = new[] { MathF.Exp(-1), MathF.Exp(0), MathF.Exp(-3) }.Select(x => (double)x).ToArray();
        Assert.Equal(p.Average(), workspace.Example("confidence")[0], 6);
        Assert.Equal(Math.Sqrt(p.Average(x => Math.Pow(x - p.Average(), 2))), workspace.Example("variability")[0], 6);
    }

    [Theory]
    [InlineData("0000", double.PositiveInfinity)]
    [InlineData("0111", 0)]
    [InlineData("1000", 1)]
    [InlineData("1010", 2)]
    [InlineData("0101", 1)]
    public async Task Counts_forgetting_events(string correct, double events)
    {
        var workspace = new TraceWorkspace();
        var traces = correct.Select((c, i) => TraceWorkspace.Trace(Split.Train, i + 1, [c == '1' ? 2 : 0], [1f]));
        workspace.Add(Split.Train, ["run"], [false], [.. traces]);

        await workspace.RunAsync();

        Assert.Equal(events, Assert.Single(workspace.Example("forgetting")));
    }

    [Fact]
    public async Task Labels_outside_the_vocabulary_do_not_spoil_the_numbers()
    {
        var workspace = Small();
        var trace = TraceWorkspace.Trace(Split.Test, 1, [0, 0], [float.NaN, 2]) with { GivenProbabilities = [0, 0.1f] };
        workspace.Add(Split.Test, ["un|seen", "run"], [false, false], trace);

        await workspace.RunAsync();

        var loss = Assert.Single(workspace.Measured.Epochs, value => value is { Split: Split.Test, Measure: "loss" });
        Assert.Equal((2, 1), (loss.Value, loss.N));
    }

    [Fact]
    public async Task Score_curves_ascend_and_have_at_most_201_points()
    {
        var workspace = Small();
        var random = new SeededRandom(3);
        var losses = Enumerable.Range(0, 1000).Select(_ => (float)random.NextDouble()).ToArray();
        workspace.Add(
            Split.Test, [.. losses.Select(_ => "run")], new bool[1000],
            TraceWorkspace.Trace(Split.Test, 1, new int[1000], losses),
            TraceWorkspace.Trace(Split.Test, 2, new int[1000], [.. losses.Reverse()]));

        await workspace.RunAsync();

        var curve = workspace.Measured.ScoreCurves.Single(curve => curve.Split == Split.Test);
        var means = losses.Zip(losses.Reverse(), (a, b) => ((1.0f / (1 + a)) + (double)(1.0f / (1 + b))) / 2).ToArray();
        Assert.Equal((201, 201, 1000), (curve.Shares.Length, curve.Scores.Length, curve.N));
        Assert.Equal(curve.Scores.Order(), curve.Scores);
        Assert.Equal((means.Min(), means.Max()), (curve.Scores[0], curve.Scores[^1]));
        Assert.Equal((0, 1), (curve.Shares[0], curve.Shares[^1]));
    }

    [Fact]
    public async Task Judges_each_measure_as_a_detector_where_both_classes_occur()
    {
        var workspace = Small();

        await workspace.RunAsync();

        Assert.Equal(6, workspace.Measured.Detectors.Count);
        var clean = Small();
        clean.Examples[Split.Train] = clean.Examples[Split.Train] with { Noisy = [false, false, false] };
        await clean.RunAsync();
        Assert.Empty(clean.Measured.Detectors);
    }

    [Fact]
    public async Task Only_the_listed_measures_are_computed()
    {
        var workspace = Small();

        var report = await workspace.RunAsync(
            new() { PerExample = [ExampleMeasure.Loss], PerEpoch = [EpochMeasure.GiniLoss, EpochMeasure.Csr] });

        Assert.Equal(["loss"], workspace.Measured.Examples.Select(values => values.Measure));
        Assert.All(
            workspace.Measured.Epochs, value => Assert.Equal((Split.Train, "gini-loss"), (value.Split, value.Measure)));
        Assert.Empty(workspace.Measured.ScoreCurves);
        Assert.Contains("no critical sample ratio (csr) of 1 of 1 runs", Assert.Single(report.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_traces_is_dropped_and_the_rest_goes_on()
    {
        var workspace = Small();
        workspace.Traces[Split.Train].Clear();

        var report = await workspace.RunAsync();

        Assert.Equal((1, 0, 1), (report.Ledger[0].Read, report.Ledger[0].Kept, report.Ledger[0].Dropped["no-traces"]));
        Assert.Equal("no-traces", Assert.Single(workspace.Drops).Reason);
        Assert.Empty(workspace.Written);
    }

    [Fact]
    public async Task A_measured_run_is_not_measured_again()
    {
        var workspace = Small();

        await workspace.RunAsync();
        var report = await workspace.RunAsync();

        Assert.Equal((1, 1), (report.Ledger[0].Read, report.Ledger[0].Kept));
    }

    [Fact]
    public async Task A_trace_that_does_not_fit_its_run_is_an_error()
    {
        var workspace = Small();
        workspace.Traces[Split.Train][0] = TraceWorkspace.Trace(Split.Train, 1, [0, 1, 7], [1, 1, 1]);

        var error = await Assert.ThrowsAsync<StageException>(() => workspace.RunAsync());

        Assert.Contains("epoch 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_run_is_an_error()
    {
        var workspace = new TraceWorkspace();
        workspace.Runs.Clear();

        await Assert.ThrowsAsync<StageException>(() => workspace.RunAsync());
    }

    private static TraceWorkspace Small()
    {
        var workspace = new TraceWorkspace();
        workspace.Add(
            Split.Train, ["get|name", "set|name", "run"], [false, false, true],
            TraceWorkspace.Trace(Split.Train, 1, [0, 0, 1], [1, 2, 3]),
            TraceWorkspace.Trace(Split.Train, 2, [0, 1, 2], [0, 2, 1]),
            TraceWorkspace.Trace(Split.Train, 3, [2, 1, 2], [3, 0, 0]));
        workspace.Add(
            Split.Test, ["get|name"], [false],
            TraceWorkspace.Trace(Split.Test, 1, [1], [1]),
            TraceWorkspace.Trace(Split.Test, 2, [1], [1]));
        return workspace;
    }
}
