using System.Diagnostics;
using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Splits;
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

    /// <summary>
    /// Prints the ratio of time and of processor time, round by round and as the median, and the workspace's size.
    /// </summary>
    public static void Run(SemanticsMode semantics, string[] folders)
    {
        var repositories = Snapshots(folders);
        var options = new ExtractOptions { Semantics = semantics };
        var files = Files(repositories, options);
        var bytes = files.Sum(file => new FileInfo(file).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {bytes} bytes"));
        Console.WriteLine(
            "| round | bare s | extract s | ratio | bare CPU s | extract CPU s | ratio | without storing CPU s | "
                + "CPU ms per unit | workspace ÷ text |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var rounds = new List<Round>();
        for (var i = 0; i <= Rounds; i++)
        {
            var round = Measure(repositories, options, files);
            Print(i == 0 ? "warm-up" : $"{i}", round, bytes);
            rounds.Add(round);
        }

        var middle = rounds.Skip(1).OrderBy(round => round.Extract.Cpu / round.Bare.Cpu).ElementAt(Rounds / 2);
        Print("median by CPU ratio", middle, bytes);
    }

    private static Round Measure(
        List<RepositorySnapshot> repositories, ExtractOptions options, List<string> files)
    {
        var bare = Clocked.Run(() => BareParse.Run(files, Threads));
        var pure = Clocked.Run(() => Extract(repositories, options, new DiscardingWriter()));
        var folder = Directory.CreateTempSubdirectory("codeintel-bench-").FullName;
        var units = 0L;
        var extract = Clocked.Run(() => units = Extract(folder, repositories, options));
        var size = new FileInfo(Path.Combine(folder, "corpus.sqlite")).Length;
        Directory.Delete(folder, recursive: true);
        return new(bare, pure, extract, units, size);
    }

    private static void Print(string name, Round round, long bytes)
    {
        var (bare, pure, extract, units, size) = round;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {bare.Wall:0.00} | {extract.Wall:0.00} | {extract.Wall / bare.Wall:0.00} | {bare.Cpu:0.00} | "
                + $"{extract.Cpu:0.00} | {extract.Cpu / bare.Cpu:0.00} | {pure.Cpu:0.00} | "
                + $"{1000 * extract.Cpu / units:0.000} | {(double)size / bytes:0.00} |"));
    }

    /// <summary>
    /// Extracts folders into a workspace, and deals the examples to the splits, as the tool does: with a record of each
    /// stage, without which an export would first hash the whole workspace.
    /// </summary>
    public static void Fill(string workspaceFolder, string[] folders)
    {
        using var workspace = Workspace.Open(workspaceFolder);
        var repositories = Snapshots(folders);
        new RepositoryTable(workspace).WriteAll(repositories, []);
        var table = new SplitTable(workspace);
        var runner = new StageRunner(new StageTable(workspace), new SilentProgress(), TimeProvider.System);
        foreach (var stage in (IStage[])
        [
            Stage(
                repositories,
                new() { Semantics = SemanticsMode.None },
                new ExtractionTable(workspace, NodeKindName.Of)),
            new SplitStage(new() { By = SplitUnit.File }, table, table, new SilentProgress()),
        ])
        {
            runner.RunAsync(stage, CancellationToken.None).GetAwaiter().GetResult();
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

    private static long Extract(string folder, List<RepositorySnapshot> repositories, ExtractOptions options)
    {
        using var workspace = Workspace.Open(folder);
        new RepositoryTable(workspace).WriteAll(repositories, []);
        return Extract(repositories, options, new ExtractionTable(workspace, NodeKindName.Of));
    }

    private static long Extract(
        List<RepositorySnapshot> repositories, ExtractOptions options, IExtractionWriter writer)
    {
        var stage = Stage(repositories, options, writer);
        return stage.RunAsync(CancellationToken.None).GetAwaiter().GetResult().Ledger[1].Kept;
    }

    private static ExtractStage Stage(
        List<RepositorySnapshot> repositories, ExtractOptions options, IExtractionWriter writer) => new(
        options, new FixedRepositories(repositories), new SourceTreeOpener(), writer, new SilentProgress(), Threads);

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

    private static List<RepositorySnapshot> Snapshots(string[] folders) =>
        [.. folders.Select((folder, i) => Snapshot(i + 1, folder))];

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

    private sealed record Round(Clocked Bare, Clocked Pure, Clocked Extract, long Units, long Size);
}
