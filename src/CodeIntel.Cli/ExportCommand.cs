using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CodeIntel.Cli.Output;
using CodeIntel.Export;
using CodeIntel.Parquet;
using CodeIntel.Roslyn.Compat;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Sqlite;
using CodeIntel.Studies;
using CodeIntel.Torch.Predict;

namespace CodeIntel.Cli;

/// <summary>Runs an export, or the check of one, and prints what it did.</summary>
internal static class ExportCommand
{
    /// <summary>Exports.</summary>
    /// <exception cref="UsageException">The workspace is not ready, or what was asked for cannot be made.</exception>
    public static async Task<int> RunAsync(
        ExportRequest request,
        Invocation invocation,
        CancellationToken cancellationToken
    )
    {
        if (request.Out is { } folder && !request.DryRun)
        {
            ExportFolder.Require(folder, request.Overwrite);
        }

        using var workspace = Workspace.OpenToRead(invocation.Workspace);
        RequireSplit(workspace, request.Options);
        var table = new ExportTable(workspace);
        var options = request.Options with { Name = request.Name ?? NameOf(workspace) };
        var services = new ExportServices
        {
            Source = table,
            Repositories = table.Repositories,
            Compat = new CompatPathExtractor(),
            Literals = new LiteralTerminals(),
            Tables = new ParquetFiles(),
        };
        services = options.Run is { } run ? WithVectors(services, workspace, run) : services;
        var report = await ProgressFactory
            .WithAsync(
                invocation,
                progress =>
                    Task.Run(
                        () =>
                        {
                            var report = new Exporter(services, progress, invocation.Jobs).Run(
                                options,
                                request.DryRun ? null : request.Out,
                                request.Overwrite,
                                cancellationToken
                            );
                            Announce(report, progress);
                            return report;
                        },
                        cancellationToken
                    )
            )
            .ConfigureAwait(false);
        await Console
            .Out.WriteLineAsync(
                invocation.Json
                    ? ToJson(report, request).ToJsonString(StudyJson.Options)
                    : PrintableText.Of(ToText(report, request))
            )
            .ConfigureAwait(false);
        return ExitCodes.Done;
    }

    /// <summary>Reads an export again.</summary>
    public static async Task<int> CheckAsync(
        string folder,
        Invocation invocation,
        CancellationToken cancellationToken
    )
    {
        var (problems, examples) = new ExportCheck(folder, new ParquetFiles()).Run(
            cancellationToken
        );
        var document = new JsonObject
        {
            ["ok"] = problems.Count == 0,
            ["examples"] = examples,
            ["problems"] = new JsonArray(
                [.. problems.Select(problem => JsonValue.Create(problem))]
            ),
        };
        var text =
            string.Concat(problems.Select(problem => $"problem: {problem}\n"))
            + string.Create(CultureInfo.InvariantCulture, $"{examples:N0} examples read again: ")
            + (problems.Count == 0 ? "ok" : $"{problems.Count} problems");
        await Console
            .Out.WriteLineAsync(
                invocation.Json ? document.ToJsonString(StudyJson.Options) : PrintableText.Of(text)
            )
            .ConfigureAwait(false);
        return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>Adds the vectors of a run.</summary>
    /// <exception cref="UsageException">There is no such run.</exception>
    private static ExportServices WithVectors(ExportServices services, Workspace workspace, string name)
    {
        var runs = new TrainedRunReader(workspace);
        var run =
            runs.Find(name)
            ?? throw new UsageException(
                $"There is no finished run '{name}'; "
                    + (
                        runs.Names() is { Count: > 0 } names
                            ? $"runs are {string.Join(", ", names)}."
                            : "there are none."
                    )
            );
        var noise = new StudyTable(workspace).Find()?.Study.Noise ?? [];
        return services with
        {
            Vectors = new RunVectors(run, noise, new TrainingTable(workspace), workspace.Runs),
            VectorNoise = run.Key.Noise is { } kind
                ? new(kind, run.Key.Level, noise.FirstOrDefault(options => options.Kind == kind)?.Seed ?? 1)
                : null,
        };
    }

    /// <summary>What an export reads must be finished, and not older than what it was made from.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    private static void RequireSplit(Workspace workspace, ExportSettings options)
    {
        var stages = new StageTable(workspace);
        var needed =
            options.Run is not null ? "train"
            : options.Noise is not null ? "noise"
            : "split";
        var stale = stages.FindStaleInput(needed) ?? (stages.IsCurrent(needed) ? null : needed);
        if (stale is not null)
        {
            throw new UsageException(
                $"export needs the output of {stale}, which has not finished in this workspace, or not since what it "
                    + $"reads changed. Run: codeintel {stale} (or the study again: what is unchanged is skipped)"
            );
        }
    }

    private static string NameOf(Workspace workspace)
    {
        var name = new StudyTable(workspace).Find()?.Study.Name ?? "dataset";
        return string.Concat(
            name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')
        );
    }

    private static void Announce(ExportReport report, IStageProgress progress)
    {
        foreach (var line in report.Ledger.Splits)
        {
            var dropped = string.Join(
                ", ",
                line.Dropped.Select(pair => $"{pair.Key} {pair.Value:N0}")
            );
            progress.Note(
                $"export: {line.Split}: {line.Read:N0} examples read, {line.Kept:N0} kept, "
                    + $"{line.Read - line.Kept:N0} dropped{(dropped.Length > 0 ? $" ({dropped})" : "")}"
            );
        }

        foreach (var warning in report.Warnings)
        {
            progress.Warn($"export: {warning}");
        }
    }

    private static JsonObject ToJson(ExportReport report, ExportRequest request) =>
        new()
        {
            ["format"] = report.Ledger.Format,
            ["out"] = request.DryRun ? null : request.Out,
            ["dryRun"] = request.DryRun,
            ["examples"] = report.Ledger.Kept,
            ["files"] = JsonNode.Parse(StudyJson.Write(report.Files)),
            ["splits"] = JsonNode.Parse(StudyJson.Write(report.Ledger.Splits)),
            ["features"] = JsonNode.Parse(StudyJson.Write(report.Ledger.Features)),
            ["redactions"] = JsonNode.Parse(StudyJson.Write(report.Ledger.Redactions)),
            ["licences"] = JsonNode.Parse(StudyJson.Write(report.Ledger.Licences)),
            ["warnings"] = JsonNode.Parse(StudyJson.Write(report.Warnings)),
        };

    private static string ToText(ExportReport report, ExportRequest request)
    {
        var text = new StringBuilder();
        foreach (var line in report.Ledger.Splits)
        {
            text.AppendLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{line.Split,-12}{line.Read,10:N0} read {line.Kept,10:N0} kept "
                        + $"{line.Read - line.Kept,10:N0} dropped"
                )
            );
        }

        var bytes = report.Files.Sum(file => file.Bytes);
        text.Append(
            request.DryRun
                ? "nothing written (--dry-run)"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Files.Count} files, {ByteSize.Of(bytes)} in {request.Out}"
                )
        );
        return text.ToString();
    }
}
