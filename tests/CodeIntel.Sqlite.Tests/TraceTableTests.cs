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

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("", "a", "")]
    [InlineData("é|ß", "\ud800", "x")]
    public void Gives_back_lines(params string[] lines) =>
        Assert.Equal(lines, TraceTable.Lines(TraceTable.FromLines(lines)));

    public void Dispose() => _sample.Dispose();
}
