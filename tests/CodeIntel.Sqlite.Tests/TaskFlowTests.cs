using CodeIntel.CrossReference;
using CodeIntel.Examples;
using CodeIntel.Measures;
using CodeIntel.Sqlite.Inspect;
using CodeIntel.Sqlite.Report;
using CodeIntel.Studies;

namespace CodeIntel.Sqlite.Tests;

/// <summary>Runs of every task from their traces to the report, through a real workspace.</summary>
public sealed class TaskFlowTests : IDisposable
{
    private static readonly RunKey _misuse = new("variable-misuse", "great", null, 0, 1);
    private static readonly RunKey _shuffled = _misuse with { Noise = NoiseKind.LabelShuffle, Level = 1 };
    private static readonly RunKey _search = new("code-search", "codebert", null, 0, 1);
    private static readonly RunKey _text = new("code-to-text", "codebert", null, 0, 1);

    private readonly SampleWorkspace _sample = new();

    public TaskFlowTests()
    {
        _sample.WriteCorpus();
        _sample.WriteDuplicates();
        _sample.WriteSplit();
        Write(_misuse, ["0", "4>1"], ["0", "5>2"], train: ["0", "4>1"], test: ["0>3", "5>9"]);
        Write(_shuffled, ["4>1", "0"], ["0", "5>2"], train: ["0", "0"], test: ["0", "0"]);
        Write(_search, ["match", "mismatch"], ["match", "mismatch"], ["match", "match"], ["match", "match"]);
        Write(_text, ["gets it", "stops"], ["gets it all", "runs"], ["gets it", "stops"], ["gets it", "runs"]);
        new RunTable(_sample.Workspace).WriteRanks(_search, [new(4, 1), new(5, 4)]);
        new RunTable(_sample.Workspace).WriteEquivalents(_misuse, [new()
        {
            Epoch = 1,
            Split = Split.Test,
            Edit = "variable-rename",
            Rows = [4, 4],
            Changed = [true, false],
        }]);
    }

    [Fact]
    public async Task Measures_each_task_by_its_own_scores()
    {
        var report = await MeasureAsync();

        Assert.Contains("of 3 of 4 runs", Assert.Single(report.Warnings), StringComparison.Ordinal);
        var misuse = new MeasureTable(_sample.Workspace).Read(_misuse);
        Assert.Equal(0.5, misuse.ScoresAtEnd(Split.Test)!.Score);
        Assert.Equal(0, misuse.ScoresAtEnd(Split.Test)!.Of("repair-accuracy"));
        Assert.Equal(1, misuse.ScoresAtEnd(Split.Test)!.Of("localization-accuracy"));
        Assert.Equal((0.5, 2), misuse.Epochs.Where(v => v.Measure == "csr").Select(v => (v.Value, v.N)).Single());
        Assert.Equal([1, 1], misuse.Examples[0].Rows);
        var search = new MeasureTable(_sample.Workspace).Read(_search);
        Assert.Equal(0.625, search.ScoresAtEnd(Split.Test)!.Of("mrr"));
        var text = new MeasureTable(_sample.Workspace).Read(_text);
        Assert.InRange(text.ScoresAtEnd(Split.Test)!.Score, 0.6, 0.99);
        Assert.Equal(1, text.ScoresAtEnd(Split.Train)!.Score);
    }

    [Fact]
    public async Task Concludes_by_the_main_score_and_judges_the_published_trends()
    {
        await MeasureAsync();
        var references = new CrossReferenceTable(_sample.Workspace);
        await new CrossRefStage(new() { Bootstrap = 100 }, references, references, new SilentProgress(), 1)
            .RunAsync(TestContext.Current.CancellationToken);

        var conclusions = references.ReadConclusions();
        var gap = conclusions.Single(c => c.Kind == ConclusionKind.GeneralizationGap && c.Run == _misuse);
        Assert.Contains("accuracy is 1.00 on the training split", gap.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0.5), (gap.Numbers["train-accuracy"], gap.Numbers["test-accuracy"]));
        Assert.Contains(conclusions, c => c.Run == _text && c.Numbers.ContainsKey("train-bleu4"));
        var trend = conclusions.Where(c => c.Kind == ConclusionKind.ShuffledLabelFit).ToList();
        Assert.Equal(
            ["variable-misuse, great, label-shuffle, localization-accuracy",
                "variable-misuse, great, label-shuffle, repair-accuracy", ""],
            trend.Select(c => c.Subject));
        Assert.Contains("method-name, code2vec, label-shuffle has no F1", trend[2].Text, StringComparison.Ordinal);
        Assert.Contains(
            references.ReadWritten(_misuse)!.Leaks,
            leak => leak is { Group: LeakGroup.All, Measure: "no-bug-accuracy" } && leak.Score.N == 1);
    }

    [Fact]
    public async Task Inspection_shows_the_main_score_of_each_task()
    {
        await MeasureAsync();

        var scores = new Inspection(_sample.Workspace, 10).Overview().Single(table => table.Title == "scores");

        Assert.Equal(
            [("code-search", "accuracy", 0.5), ("code-to-text", "bleu4", 1.0), ("variable-misuse", "accuracy", 1.0)],
            scores.Rows.Take(3).Select(row => (((string)row[0]!).Split('_')[0], (string)row[1]!, (double)row[2]!)));
    }

    [Fact]
    public async Task Reports_the_main_scores()
    {
        await MeasureAsync();
        var references = new CrossReferenceTable(_sample.Workspace);
        await new CrossRefStage(new() { Bootstrap = 100 }, references, references, new SilentProgress(), 1)
            .RunAsync(TestContext.Current.CancellationToken);
        var about = new ReportAbout("corpus", [], []);

        var data = new ReportReader(_sample.Workspace, new() { Name = "s", Corpus = "c" }, about)
            .Read(new(), TestContext.Current.CancellationToken);

        Assert.Equal(4, data.Runs.Count);
        Assert.All(data.Runs, run => Assert.NotNull(run.Test));
        Assert.Equal(
            0.5,
            data.LeakedScores.Single(
                s => s.Run == _misuse && s.Relation == DuplicationRelation.Near && s.Group == "all").Score);
        Assert.Equal(2, data.DataMaps.Single(map => map.Run == _misuse).Points.Count);
    }

    public void Dispose() => _sample.Dispose();

    private Task<StageReport> MeasureAsync() => new MeasureStage(
        new() { PerEpoch = [EpochMeasure.Score, EpochMeasure.GiniLoss, EpochMeasure.Csr] },
        new TraceTable(_sample.Workspace),
        new MeasureTable(_sample.Workspace),
        new DropTable(_sample.Workspace),
        new SilentProgress()).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>A finished run of one epoch: its training examples are of row 1, its test examples of row 4.</summary>
    private void Write(RunKey key, string[] given, string[] truth, string[] train, string[] test)
    {
        var runs = new RunTable(_sample.Workspace);
        runs.Begin(SampleWorkspace.Run(key, "f", 1) with
        {
            Labels = [],
            Epochs = 1,
            Examples = [Examples(Split.Train, 1, given, key.Noise is not null), Examples(Split.Test, 4, truth, false)],
        });
        runs.Write(key, [Trace(Split.Train, train), Trace(Split.Test, test)]);
        runs.Finish(key);
    }

    private static RunExamples Examples(Split split, long row, string[] labels, bool noisy) => new()
    {
        Split = split,
        Rows = [row, row],
        GivenLabels = labels,
        Noisy = [noisy, noisy],
    };

    private static EpochTrace Trace(Split split, string[] predictions)
    {
        string[] texts = [.. predictions.Distinct()];
        return SampleWorkspace.Trace(1, split, 1, 2) with
        {
            Texts = texts,
            Predictions = [.. predictions.Select(text => Array.IndexOf(texts, text))],
        };
    }
}
