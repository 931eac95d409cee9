using System.Diagnostics;
using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Extract;

/// <summary>
/// <c>extract</c> with everything written to a workspace, against a bare parse of the same files: in turns within one
/// process, so that other work on the machine strikes both alike; the first round warms up.
/// </summary>
internal static class ExtractBenchmark
{
    private const int Threads = 2;
    private const int Rounds = 5;

    /// <summary>Prints the ratio of time and of processor time, and the workspace's size.</summary>
    public static void Run(SemanticsMode semantics, string[] folders)
    {
        var repositories = folders.Select((folder, i) => Snapshot(i + 1, folder)).ToList();
        var options = new ExtractOptions { Semantics = semantics };
        var files = Files(repositories, options);
        var bytes = files.Sum(file => new FileInfo(file).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {bytes} bytes"));
        Console.WriteLine(
            "| round | bare s | extract s | ratio | bare CPU s | extract CPU s | ratio | without storing CPU s | "
                + "GC pauses s | units | workspace ÷ text |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var round = 0; round <= Rounds; round++)
        {
            var bare = Clocked.Run(() => BareParse.Run(files, Threads));
            var pure = Clocked.Run(() => Extract(repositories, options, new DiscardingWriter()));
            var paused = GC.GetTotalPauseDuration();
            var folder = Directory.CreateTempSubdirectory("codeintel-bench-").FullName;
            var units = 0L;
            var size = 0L;
            var extract = Clocked.Run(() => units = Extract(folder, repositories, options));
            size = new FileInfo(Path.Combine(folder, "corpus.sqlite")).Length;
            Directory.Delete(folder, recursive: true);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(round == 0 ? "warm-up" : $"{round}")} | {bare.Wall:0.00} | {extract.Wall:0.00} | "
                    + $"{extract.Wall / bare.Wall:0.00} | {bare.Cpu:0.00} | {extract.Cpu:0.00} | "
                    + $"{extract.Cpu / bare.Cpu:0.00} | {pure.Cpu:0.00} | "
                    + $"{(GC.GetTotalPauseDuration() - paused).TotalSeconds:0.00} | {units} | "
                    + $"{(double)size / bytes:0.00} |"));
        }
    }

    /// <summary>
    /// Extracts one folder and prints the peak of this process's memory; run in a process of its own.
    /// </summary>
    public static void PeakOf(string folder)
    {
        var workspace = Directory.CreateTempSubdirectory("codeintel-bench-").FullName;
        Extract(workspace, [Snapshot(1, folder)], new() { Semantics = SemanticsMode.None });
        Directory.Delete(workspace, recursive: true);
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        Console.WriteLine(process.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }

    public static void Loop(string[] folders)
    {
        var repositories = folders.Select((folder, i) => Snapshot(i + 1, folder)).ToList();
        var options = new ExtractOptions { Semantics = SemanticsMode.None };
        var mode = Environment.GetEnvironmentVariable("LOOP");
        var files = Files(repositories, options);
        for (var i = 0; i < 6; i++)
        {
            var gcs = GC.CollectionCount(0);
            var g1 = GC.CollectionCount(1);
            var g2 = GC.CollectionCount(2);
            var alloc = GC.GetTotalAllocatedBytes();
            var pause = GC.GetTotalPauseDuration();
            var folder = Directory.CreateTempSubdirectory("codeintel-bench-").FullName;
            var c = Clocked.Run(() =>
            {
                if (mode == "bare")
                {
                    BareParse.Run(files, Threads);
                }
                else if (mode == "pure")
                {
                    Extract(repositories, options, new DiscardingWriter());
                }
                else
                {
                    Extract(folder, repositories, options);
                }
            });
            Directory.Delete(folder, recursive: true);
            Console.WriteLine($"{c.Wall:0.00} {c.Cpu:0.00} gc {GC.CollectionCount(0) - gcs}/{GC.CollectionCount(1) - g1}/{GC.CollectionCount(2) - g2} alloc {(GC.GetTotalAllocatedBytes() - alloc) >> 20} MB pause {(GC.GetTotalPauseDuration() - pause).TotalSeconds:0.00}");
        }
    }

    private static long Extract(string folder, List<RepositorySnapshot> repositories, ExtractOptions options)
    {
        using var workspace = Workspace.Open(folder);
        new RepositoryTable(workspace).WriteAll(repositories, []);
        return Extract(repositories, options, new ExtractionTable(workspace, NodeKindName.Of));
    }

    private static long Extract(
        List<RepositorySnapshot> repositories, ExtractOptions options, IExtractionWriter writer)
    {
        var stage = new ExtractStage(
            options, new FixedRepositories(repositories), new SourceTreeOpener(), writer, new SilentProgress(),
            Threads);
        return stage.RunAsync(CancellationToken.None).GetAwaiter().GetResult().Ledger[1].Kept;
    }

    /// <summary>The files that extraction would parse.</summary>
    private static List<string> Files(List<RepositorySnapshot> repositories, ExtractOptions options)
    {
        var files = new List<string>();
        foreach (var repository in repositories)
        {
            using var tree = new SourceTreeOpener().Open(repository);
            files.AddRange(tree.Entries()
                .Where(entry => entry.Kind == SourceEntryKind.File && entry.Bytes <= options.MaxFileBytes)
                .Select(entry => Path.Combine(repository.Location, entry.Path)));
        }

        return files;
    }

    private static RepositorySnapshot Snapshot(int row, string folder) => new()
    {
        Row = row,
        Url = $"file://{Path.GetFullPath(folder)}",
        Commit = new string('0', 40),
        Include = [],
        Exclude = [],
        Location = Path.GetFullPath(folder),
        IsGit = false,
    };
}
