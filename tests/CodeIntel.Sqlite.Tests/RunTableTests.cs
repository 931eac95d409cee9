using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests;

public sealed class RunTableTests : IDisposable
{
    private static readonly RunKey _key = SampleWorkspace.CleanRun;
    private readonly SampleWorkspace _sample = new();

    public RunTableTests() => _sample.WriteCorpus();

    [Fact]
    public void Keeps_the_traces_of_a_run_with_the_same_fingerprint()
    {
        var runs = new RunTable(_sample.Workspace);
        Assert.Equal(new(0, false), runs.Begin(SampleWorkspace.Run(_key, "f", 1, 2)));
        runs.Write(_key, [SampleWorkspace.Trace(1, Split.Train, 1, 2)]);
        runs.Write(_key, [SampleWorkspace.Trace(2, Split.Train, 1, 2)]);

        Assert.Equal(new(2, false), runs.Begin(SampleWorkspace.Run(_key, "f", 1, 2)));
        runs.Finish(_key);
        Assert.Equal(new(2, true), runs.Begin(SampleWorkspace.Run(_key, "f", 1, 2)));
    }

    [Fact]
    public void Deletes_a_run_with_another_fingerprint_and_all_that_was_measured_on_it()
    {
        _sample.WriteMeasuredRun();
        Assert.All(["traces", "equivalent_traces", "query_ranks"], table => Assert.NotEqual(0, _sample.Rows(table)));

        var stored = new RunTable(_sample.Workspace).Begin(SampleWorkspace.Run(_key, "other", 1));

        Assert.Equal(new(0, false), stored);
        string[] tables =
        [
            "traces", "equivalent_traces", "query_ranks", "measured_runs", "epoch_values", "example_values",
            "score_curves", "detectors",
            "cross_references",
        ];
        Assert.All(tables, table => Assert.Equal(0, _sample.Rows(table)));
        Assert.Equal([1], new TraceTable(_sample.Workspace).ReadExamples(_key, Split.Train).Rows);
    }

    [Fact]
    public void Replaces_an_epoch_that_is_written_again()
    {
        var runs = new RunTable(_sample.Workspace);
        runs.Begin(SampleWorkspace.Run(_key, "f", 1));
        runs.Write(_key, [SampleWorkspace.Trace(1, Split.Train, 1)]);

        runs.Write(_key, [SampleWorkspace.Trace(1, Split.Train, 7)]);

        var trace = Assert.Single(new TraceTable(_sample.Workspace).ReadTraces(_key, Split.Train));
        Assert.Equal([7], trace.Losses);
    }

    [Fact]
    public void Retains_the_runs_of_the_study_only()
    {
        var other = _key with { Seed = 2 };
        _sample.WriteRun();
        _sample.WriteRun(other);

        new RunTable(_sample.Workspace).Retain([other]);

        Assert.Equal([other], new TraceTable(_sample.Workspace).ReadRuns());
        Assert.Equal(2, _sample.Rows("traces"));
    }

    [Fact]
    public void Tells_facts_of_finished_runs_in_the_order_of_the_study()
    {
        var runs = new RunTable(_sample.Workspace);
        var noisy = _key with { Noise = NoiseKind.LabelShuffle, Level = 0.5 };
        _sample.WriteRun(noisy with { Level = 1 });
        _sample.WriteRun(noisy);
        _sample.WriteRun();
        runs.Begin(SampleWorkspace.Run(_key with { Seed = 9 }, "f", 1));

        Assert.Equal([_key, noisy, noisy with { Level = 1 }], runs.ReadFacts().Select(facts => facts.Key));
        Assert.Equal(new(_key, 2, 10, 2, "cpu", 2), runs.ReadFacts()[0]);
    }

    public void Dispose() => _sample.Dispose();
}
