using System.Diagnostics;
using CodeIntel.Git.Clone;
using CodeIntel.Git.Trees;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Fuzz;

/// <summary>
/// Runs clone and extract on some cases, beside a repository that is in order, and checks every rule.
/// </summary>
internal static class BatchRun
{
    /// <summary>Longest time of one case; of the processor, as the machine may have other work.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Waiting for nothing is a hang too: so many times the patience on the clock.</summary>
    private const int MaxIdle = 6;

    /// <summary>What the cases broke together, or null; and a hash of what came out.</summary>
    public static (string? Broken, string Digest) Of(IReadOnlyList<FuzzCase> cases, SemanticsMode semantics, int jobs)
    {
        using var scratch = new Scratch();
        var entries = Place(cases, scratch);
        scratch.Seal();
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => RunAsync(scratch, entries, semantics, jobs, stop.Token));
        try
        {
            if (!EndsInTime(run, Patience + ((cases.Count - 1) * TimeSpan.FromSeconds(0.3))))
            {
                stop.Cancel();
                var stopped = Task.WaitAny([run], Patience) == 0;
                return ($"ran longer than {Patience.TotalSeconds} s{(stopped ? "" : ", and did not stop")}", "");
            }

            return (run.Result.Broken ?? scratch.Broken(), run.Result.Digest);
        }
        catch (AggregateException e)
        {
            return (e.InnerException!.ToString(), "");
        }
    }

    private static bool EndsInTime(Task run, TimeSpan limit)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        while (!run.Wait(TimeSpan.FromMilliseconds(100)))
        {
            if (clock.Elapsed > MaxIdle * limit || Environment.CpuUsage.TotalTime - before > limit)
            {
                return false;
            }
        }

        return true;
    }

    private static List<CorpusRepository> Place(IReadOnlyList<FuzzCase> cases, Scratch scratch)
    {
        var good = Directory.CreateDirectory(Path.Combine(scratch.Input, "good")).FullName;
        File.WriteAllText(Path.Combine(good, "Good.cs"), "class Good { int One() => 1; }");
        var shared = Directory.CreateDirectory(Path.Combine(scratch.Input, "cases")).FullName;
        cases.ToList().ForEach(c => c.Write(shared));
        var entries = cases.Select(c => c.Entry).OfType<CorpusRepository>().ToList();
        return
        [
            new() { Path = "../input/good" },
            .. entries.Count > 0 ? entries : [new() { Path = "../input/cases", Include = ["**/*"] }],
        ];
    }

    private static async Task<(string? Broken, string Digest)> RunAsync(
        Scratch scratch, List<CorpusRepository> entries, SemanticsMode semantics, int jobs, CancellationToken token)
    {
        using var workspace = Workspace.Open(scratch.Workspace);
        var table = new RepositoryTable(workspace);
        var corpus = new Corpus { Name = "fuzz", Repositories = entries };
        var clone = new CloneStage(
            corpus, scratch.CorpusFile, null, workspace.Repositories, table, new SilentProgress(), jobs);
        var cloned = await clone.RunAsync(token).ConfigureAwait(false);
        using var writer = new RecordingWriter(new ExtractionTable(workspace, NodeKindName.Of));
        var extract = new ExtractStage(
            new() { Semantics = semantics }, table, new SourceTreeOpener(), writer, new SilentProgress(), jobs);
        var extracted = await extract.RunAsync(token).ConfigureAwait(false);
        return (Broken(entries.Count, cloned, extracted, writer), writer.Digest());
    }

    private static string? Broken(int entries, StageReport cloned, StageReport extracted, RecordingWriter writer) =>
        cloned.Ledger.Concat(extracted.Ledger).FirstOrDefault(l => !l.Balances) is { } line
            ? $"the ledger of {line} does not balance"
        : cloned.Ledger[0].Read != entries ? $"{cloned.Ledger[0].Read} of {entries} repositories are in the ledger"
        : writer.FilesRead != writer.FilesAccountedFor
            ? $"{writer.FilesRead} files were read, {writer.FilesAccountedFor} are accounted for"
        : writer.HasSecret ? "something from outside of the input was extracted"
        : writer.Crashed.Count > 0 ? $"the compiler threw: {writer.Crashed[0].Key}: {writer.Crashed[0].Detail}"
        : null;
}
