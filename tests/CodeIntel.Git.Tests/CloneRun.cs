using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Git.Trees;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests;

/// <summary>Runs the clone stage on entries and keeps what it wrote and said.</summary>
internal sealed class CloneRun
{
    /// <summary>No waiting between tries, and little silence is a stall.</summary>
    public static CloneLimits Impatient { get; } =
        new() { FirstDelay = TimeSpan.FromMilliseconds(5), Stall = TimeSpan.FromSeconds(1.5) };

    /// <summary>The tables.</summary>
    public MemoryRepositories Table { get; } = new();

    /// <summary>The log.</summary>
    public RecordedProgress Progress { get; } = new();

    /// <summary>The report, or null where the stage failed.</summary>
    public StageReport? Report { get; private set; }

    /// <summary>The only snapshot.</summary>
    public RepositorySnapshot Snapshot => Assert.Single(Table.Snapshots);

    /// <summary>The only drop.</summary>
    public Drop Drop => Assert.Single(Table.Drops);

    /// <summary>A stage on a corpus in a scratch folder.</summary>
    public CloneStage Stage(Scratch scratch, string? mirror, CloneLimits limits, params CorpusRepository[] entries)
    {
        var corpus = new Corpus { Name = "test", Repositories = entries };
        return new(corpus, scratch.CorpusFile, mirror, scratch.Repositories, Table, Progress, jobs: 2, limits);
    }

    /// <summary>Runs it.</summary>
    public static Task<CloneRun> OfAsync(Scratch scratch, params CorpusRepository[] entries) =>
        MirroredAsync(scratch, null, entries);

    /// <summary>Runs it with a mirror.</summary>
    public static async Task<CloneRun> MirroredAsync(Scratch scratch, string? mirror, params CorpusRepository[] entries)
    {
        var run = new CloneRun();
        var stage = run.Stage(scratch, mirror, Impatient, entries);
        run.Report = await stage.RunAsync(TestContext.Current.CancellationToken);
        return run;
    }

    /// <summary>Runs an entry that cannot be had, beside one that can; the drop's reason and detail.</summary>
    public static async Task<Drop> DropOfAsync(Scratch scratch, CorpusRepository entry, string? mirror = null)
    {
        scratch.Write("good/B.cs", "class B { }");
        var run = await MirroredAsync(scratch, mirror, entry, new CorpusRepository { Path = "good" });
        var line = Assert.Single(run.Report!.Ledger);
        Assert.True(line.Balances);
        Assert.Equal((2L, 1L), (line.Read, line.Kept));
        Assert.Equal(2, run.Snapshot.Row);
        Assert.Contains(run.Report.Warnings, w => w.Contains(run.Drop.Reason, StringComparison.Ordinal));
        Assert.Empty(run.Progress.Warnings); // who runs the stage tells the report's
        Assert.Equal(("repository", entry.CanonicalUrl), (run.Drop.Unit, run.Drop.Key));
        return run.Drop;
    }

    /// <summary>The entries of the only snapshot.</summary>
    public IReadOnlyList<SourceEntry> Entries()
    {
        using var tree = new SourceTreeOpener().Open(Snapshot);
        return [.. tree.Entries()];
    }

    /// <summary>A file of the only snapshot, or null.</summary>
    public string? Text(string path)
    {
        using var tree = new SourceTreeOpener().Open(Snapshot);
        var bytes = tree.Read(tree.Entries().Single(e => e.Path == path));
        return bytes is null ? null : System.Text.Encoding.UTF8.GetString(bytes);
    }
}
