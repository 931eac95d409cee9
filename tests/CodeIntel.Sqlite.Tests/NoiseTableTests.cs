using CodeIntel.Examples;
using CodeIntel.Noise;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite.Tests;

public sealed class NoiseTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public NoiseTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteSplit();
    }

    [Fact]
    public void Reads_the_training_split_of_the_kinds_that_are_trained_on()
    {
        Assert.Equal([1, 2, 3], _sample.Noise().ReadTraining().Select(candidate => candidate.Row));
        Assert.Equal("GetName", _sample.Noise().ReadTraining().ElementAt(1).Name);
        var others = new NoiseTable(_sample.Workspace, [UnitKind.Operator], SampleWorkspace.KindName);
        Assert.Empty(others.ReadTraining());
    }

    [Fact]
    public void Reads_the_code_of_rows_that_are_there()
    {
        var units = _sample.Noise().ReadUnits([1, 2, 77]).ToList();

        Assert.Equal(["Parse", "GetName"], units.Select(unit => unit.Name));
        Assert.Equal(
            "void GetName() { return; }", units[1].FileText.Substring(units[1].Span.Start, units[1].Span.Length));
        Assert.Same(units[0].FileText, units[1].FileText);
    }

    [Fact]
    public void Tells_a_resumed_run_what_was_tried()
    {
        _sample.Noise().WriteBatch(
            new(NoiseKind.MethodLeakage, 1, [SampleWorkspace.Noisy(1, "Renamed")], [SampleWorkspace.Refusal(2)]));
        _sample.Reopen();
        _sample.Noise().WriteBatch(new(NoiseKind.MethodLeakage, 1, [SampleWorkspace.Noisy(3, "Other")], []));

        Assert.Equal(
            [new(1, null), new(2, "no-call"), new(3, null)],
            _sample.Noise().ReadOutcomes(NoiseKind.MethodLeakage, 1));
        Assert.Empty(_sample.Noise().ReadOutcomes(NoiseKind.MethodLeakage, 2));
        Assert.Empty(_sample.Noise().ReadOutcomes(NoiseKind.LabelShuffle, 1));
        Assert.Equal(
            [("example (method-leakage seed 1)", "no-call", 1)], new DropTable(_sample.Workspace).Count("noise"));
    }

    [Fact]
    public void Gives_training_what_is_noisy_at_some_level()
    {
        var noise = _sample.Noise();
        _sample.WriteNoise(noise);
        noise.WriteBatch(new(NoiseKind.LabelShuffle, 1, [Label(1), Label(2), Label(3)], []));
        noise.WriteRanks(NoiseKind.LabelShuffle, 1, [new(1, 0.3, 0.5), new(2, 0.9, null), new(3, 0.1, 0.25)]);

        var training = new TrainingTable(_sample.Workspace);
        var shuffled = training.Noisy(NoiseKind.LabelShuffle).ToList();
        var leaked = Assert.Single(training.Noisy(NoiseKind.MethodLeakage));

        Assert.Equal([(1, 0.5), (3, 0.25)], shuffled.Select(example => (example.Row, example.NoisyFrom)));
        Assert.All(shuffled, example => Assert.Equal(("other", null), (example.Label, example.Contexts)));
        Assert.Null(leaked.Label);
        var terminals = training.Terminals().ToDictionary(text => text.Id, text => text.Text);
        Assert.Equal("renamed", terminals[leaked.Contexts![0].End]);
        Assert.Equal(6, leaked.Contexts[0].End);
    }

    [Fact]
    public void Replaces_ranks()
    {
        var noise = _sample.Noise();
        noise.WriteBatch(new(NoiseKind.LabelShuffle, 1, [Label(1), Label(2)], []));
        noise.WriteRanks(NoiseKind.LabelShuffle, 1, [new(1, 0.5, 0.5), new(2, 1, 1)]);

        noise.WriteRanks(NoiseKind.LabelShuffle, 1, [new(1, 0.25, 0.25)]);

        var noisy = Assert.Single(new TrainingTable(_sample.Workspace).Noisy(NoiseKind.LabelShuffle));
        Assert.Equal((1, 0.25), (noisy.Row, noisy.NoisyFrom));
        Assert.Equal(DBNull.Value, _sample.Scalar("select quantile from noise where example_row = 2"));
    }

    [Fact]
    public void Leaves_nothing_of_a_batch_that_fails_and_goes_on_as_if_it_had_not_been()
    {
        var noise = _sample.Noise();
        noise.WriteBatch(new(NoiseKind.MethodLeakage, 1, [SampleWorkspace.Noisy(1, "Renamed")], []));
        var terminals = _sample.Rows("terminals");

        Assert.Throws<SqliteException>(() => noise.WriteBatch(new(
            NoiseKind.MethodLeakage, 1, [SampleWorkspace.Noisy(3, "Lost"), SampleWorkspace.Noisy(1, "Twice")], [])));

        Assert.Equal(terminals, _sample.Rows("terminals"));
        noise.WriteBatch(new(NoiseKind.MethodLeakage, 1, [SampleWorkspace.Noisy(2, "Lost")], []));
        Assert.Equal(terminals + 1, _sample.Rows("terminals"));
    }

    [Fact]
    public void Leaves_what_extraction_wrote_unchanged()
    {
        var hash = new ContentHasher(_sample.Workspace).OfStage("extract");

        _sample.WriteNoise();

        Assert.Equal(hash, new ContentHasher(_sample.Workspace).OfStage("extract"));
    }

    public void Dispose() => _sample.Dispose();

    private static NoisyExample Label(long row) =>
        new() { Row = row, Id = new(ContentHash.Of("x")), Before = "parse", After = "other" };
}
