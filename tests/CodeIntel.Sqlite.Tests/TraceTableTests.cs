using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests;

public sealed class TraceTableTests : IDisposable
{
    private static readonly RunKey _key = SampleWorkspace.CleanRun;
    private readonly SampleWorkspace _sample = new();

    public TraceTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteRun();
    }

    [Fact]
    public void Gives_back_epochs_in_order_and_the_last_one()
    {
        var table = new TraceTable(_sample.Workspace);

        Assert.Equal([1, 2], table.ReadTraces(_key, Split.Train).Select(trace => trace.Epoch));
        Assert.Equal([2, 1, 0.5f], table.ReadLastTrace(_key, Split.Train)!.Losses);
        Assert.Null(table.ReadLastTrace(_key, Split.Test));
        Assert.Empty(table.ReadTraces(_key, Split.Test));
    }

    [Fact]
    public void Gives_back_labels_and_examples()
    {
        var table = new TraceTable(_sample.Workspace);

        Assert.Equal(["get|name", "parse"], table.ReadLabels(_key));
        var examples = table.ReadExamples(_key, Split.Train);
        Assert.Equal([1, 2, 3], examples.Rows);
        Assert.Equal([true, false, false], examples.Noisy);
        Assert.Equal(["parse", "parse", "parse"], examples.GivenLabels);
        Assert.Empty(table.ReadExamples(_key, Split.Test).Rows);
    }

    [Fact]
    public void Lists_finished_runs_only()
    {
        new RunTable(_sample.Workspace).Begin(SampleWorkspace.Run(_key with { Seed = 2 }, "f", 1));

        Assert.Equal([_key], new TraceTable(_sample.Workspace).ReadRuns());
    }

    [Fact]
    public void Gives_back_composed_predictions_of_every_epoch()
    {
        var runs = new RunTable(_sample.Workspace);
        var trace = SampleWorkspace.Trace(3, Split.Train, 1, 2, 3);
        runs.Write(_key, [trace with { Texts = ["get|file", "", "parse|x"] }]);
        var table = new TraceTable(_sample.Workspace);

        Assert.Equal(
            [null, "get|name", "get|file"], table.ReadTraces(_key, Split.Train).Select(read => read.Texts?[0]));
        Assert.Equal("parse|x", table.ReadLastTrace(_key, Split.Train)!.Prediction(2, table.ReadLabels(_key)));
    }

    [Fact]
    public void Gives_back_what_edits_did_in_order_and_replaces_it_when_it_is_written_again()
    {
        var (runs, table) = (new RunTable(_sample.Workspace), new TraceTable(_sample.Workspace));
        var key = _key with { Seed = 2 };
        runs.Begin(SampleWorkspace.Run(key, "f", 1));
        runs.WriteEquivalents(key, [
            Equivalent(2, Split.Test, "log-statement", [4], [true]),
            Equivalent(1, Split.Test, "variable-rename", [4, 4, 5], [true, false, true]),
            Equivalent(1, Split.Validation, "variable-rename", [], []),
        ]);

        runs.WriteEquivalents(key, [Equivalent(2, Split.Test, "log-statement", [5], [false])]);

        var read = table.ReadEquivalents(key).ToList();
        Assert.Equal(
            [(1, Split.Validation, "variable-rename"), (1, Split.Test, "variable-rename"),
                (2, Split.Test, "log-statement")],
            read.Select(trace => (trace.Epoch, trace.Split, trace.Edit)));
        Assert.Equal([4, 4, 5], read[1].Rows);
        Assert.Equal([true, false, true], read[1].Changed);
        Assert.Equal((5, false), (Assert.Single(read[2].Rows), Assert.Single(read[2].Changed)));
        Assert.Empty(table.ReadEquivalents(_key with { Seed = 3 }));
    }

    [Fact]
    public void Gives_back_ranks_by_row_and_replaces_them_all()
    {
        var (runs, table) = (new RunTable(_sample.Workspace), new TraceTable(_sample.Workspace));
        runs.WriteRanks(_key, [new(1, 9)]);

        runs.WriteRanks(_key, [new(5, 1), new(4, 1000)]);

        Assert.Equal([new(4, 1000), new(5, 1)], table.ReadRanks(_key));
        Assert.Empty(table.ReadRanks(_key with { Seed = 2 }));
    }

    [Fact]
    public void Gives_back_rows_that_stand_twice()
    {
        var key = _key with { Task = "variable-misuse", Model = "great" };
        new RunTable(_sample.Workspace).Begin(SampleWorkspace.Run(key, "f", 1, 1, 2, 2));

        var examples = new TraceTable(_sample.Workspace).ReadExamples(key, Split.Train);

        Assert.Equal([1, 1, 2, 2], examples.Rows);
        Assert.Equal([true, false, false, false], examples.Noisy);
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("", "a", "")]
    [InlineData("é|ß", "\ud800", "x")]
    public void Gives_back_lines(params string[] lines) =>
        Assert.Equal(lines, TraceTable.Lines(TraceTable.FromLines(lines)));

    private static EquivalentTrace Equivalent(int epoch, Split split, string edit, long[] rows, bool[] changed) => new()
    {
        Epoch = epoch,
        Split = split,
        Edit = edit,
        Rows = rows,
        Changed = changed,
    };

    public void Dispose() => _sample.Dispose();
}
