using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CodeIntel.Cli.Output;
using CodeIntel.Examples;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// What <c>run</c> would do: stages, units and an estimate. Counts come from the workspace where it holds them; before
/// that, from a guess per repository. Rates are those of two cores at 2.8 GHz (docs/benchmarks.md).
/// </summary>
internal static class DryRun
{
    private const int GuessedFilesPerRepository = 400;
    private const int GuessedMethodsPerFile = 9;
    private const double ExtractedFilesPerSecond = 60;
    private const long BytesPerFile = 40_000;
    private const long BytesPerContextTrained = 12;

    /// <summary>Prints the plan; writes nothing.</summary>
    public static async Task<int> PrintAsync(StudyPlan plan, Invocation invocation)
    {
        var counts = Counts(plan, invocation);
        var runs = Runs(plan, counts.Methods);
        var rows = Rows(plan, counts, runs);
        await Console
            .Out.WriteLineAsync(invocation.Json ? ToJson(plan, rows, runs) : ToText(plan, rows, runs))
            .ConfigureAwait(false);
        return ExitCodes.Done;
    }

    /// <summary>The whole grid: every run that the study's train list expands to.</summary>
    private static List<(RunKey Key, double Seconds)> Runs(StudyPlan plan, long methods) =>
        [.. from train in plan.Study.Train
            from run in RunPlan.Of(train, plan.Study.Noise)
            select (run, RunEstimate.Seconds(train, methods))];

    private static List<PlannedStage> Rows(
        StudyPlan plan, (bool Known, long Files, long Methods) counts, List<(RunKey Key, double Seconds)> grid)
    {
        var (known, files, methods) = counts;
        var runs = grid.Count;
        var basis = known ? "from the workspace" : "guessed";
        return
        [
            new(
                "clone",
                plan.Corpus.Repositories.Count,
                "repositories",
                plan.Corpus.Repositories.Count * 15,
                files * BytesPerFile / 2,
                0,
                "depth 1"
            ),
            new("extract", files, "files", files / ExtractedFilesPerSecond, files * BytesPerFile, 1L << 30, basis),
            new("dedup", methods, "methods", methods / 30_000.0, methods * 60, methods * 2_000, basis),
            new("split", methods, "examples", methods / 200_000.0, methods * 10, methods * 200, basis),
            new(
                "noise",
                methods * plan.Study.Noise.Count,
                "changes",
                methods * plan.Study.Noise.Count / 1_000.0,
                methods * 800,
                1L << 28,
                basis
            ),
            new(
                "train",
                runs,
                "runs",
                grid.Sum(run => run.Seconds),
                runs * methods * 20L * plan.Study.Train.Max(train => train.Epochs),
                (1L << 30) + (methods * plan.Study.Train.Max(train => train.Contexts) * BytesPerContextTrained),
                basis
            ),
            new("measure", runs, "runs", runs * methods / 50_000.0, runs * methods * 48, methods * 1_000, basis),
            new("crossref", runs, "runs", runs * methods / 2_000.0, runs * 20_000, methods * 1_000, basis),
            new("report", 1, "report", 10, 10 << 20, 1L << 28, ""),
        ];
    }

    private static (bool Known, long Files, long Methods) Counts(StudyPlan plan, Invocation invocation)
    {
        if (File.Exists(Path.Combine(invocation.Workspace, "corpus.sqlite")))
        {
            using var workspace = Workspace.OpenToRead(invocation.Workspace);
            var totals = new ExtractionTable(workspace, kind => kind.ToString(CultureInfo.InvariantCulture)).Totals();
            if (totals.FilesRead > 0)
            {
                return (true, totals.FilesRead, totals.UnitsKept);
            }
        }

        var files = (long)plan.Corpus.Repositories.Count * GuessedFilesPerRepository;
        return (false, files, files * GuessedMethodsPerFile);
    }

    private static string ToText(
        StudyPlan plan, List<PlannedStage> rows, List<(RunKey Key, double Seconds)> runs)
    {
        var text = new StringBuilder().AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"study {plan.Study.Name}: {plan.Corpus.Repositories.Count} repositories"
            )
        );
        foreach (var row in rows)
        {
            text.AppendLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Name,-9}{row.Units,12:N0} {row.Unit,-13}"
                        + $"~{Durations.Of(row.Seconds),-12}"
                        + $"{ByteSize.Of(row.DiskBytes),10} disk {ByteSize.Of(row.MemoryBytes),10} memory  "
                        + $"{row.Basis}"
                )
            );
        }

        text.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"in all   ~{Durations.Of(rows.Sum(row => row.Seconds))}, "
                    + $"{ByteSize.Of(rows.Sum(row => row.DiskBytes))} disk, "
                    + $"{ByteSize.Of(rows.Max(row => row.MemoryBytes))} memory on two cores; nothing was done."
            )
        );
        foreach (var (run, seconds) in runs)
        {
            text.AppendLine(PrintableText.Of($"trains {run,-62} ~{Durations.Of(seconds)}"));
        }

        return text.ToString().TrimEnd();
    }

    private static string ToJson(
        StudyPlan plan, List<PlannedStage> rows, List<(RunKey Key, double Seconds)> runs) =>
        new JsonObject
        {
            ["study"] = plan.Study.Name,
            ["dryRun"] = true,
            ["stages"] = new JsonArray(
                [
                    .. rows.Select(row =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["name"] = row.Name,
                                ["units"] = row.Units,
                                ["unit"] = row.Unit,
                                ["seconds"] = Math.Round(row.Seconds, 1),
                                ["diskBytes"] = row.DiskBytes,
                                ["memoryBytes"] = row.MemoryBytes,
                                ["basis"] = row.Basis,
                            }
                    ),
                ]
            ),
            ["runs"] = new JsonArray(
                [
                    .. runs.Select(run => (JsonNode)
                        new JsonObject { ["name"] = run.Key.ToString(), ["seconds"] = Math.Round(run.Seconds, 1) }),
                ]),
            ["seconds"] = Math.Round(rows.Sum(row => row.Seconds), 1),
        }.ToJsonString();
}
