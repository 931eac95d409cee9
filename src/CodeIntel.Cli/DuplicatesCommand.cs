using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CodeIntel.Examples;
using CodeIntel.Reporting.Duplicates;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Report;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>Reports duplicates of a workspace, prints their numbers, and applies the gates last.</summary>
internal sealed class DuplicatesCommand(Workspace workspace, Study study, GateSet gates)
{
    public required DuplicationLevel Level { get; init; }

    public required DuplicationRelation Relation { get; init; }

    public required string? Format { get; init; }

    public required string? Output { get; init; }

    public required int Pages { get; init; }

    /// <summary>Writes, prints, and gives the exit code.</summary>
    public async Task<int> RunAsync(Invocation invocation)
    {
        Require();
        var source = new DuplicateReportReader(workspace, study);
        if (Format is not null && Output is not null)
        {
            var report = new DuplicateReport(source, Level, Relation, gates.Baseline, Composition.ToolVersion);
            DuplicateFormats.Write(report, Format, Path.GetFullPath(Output), Pages);
        }

        var statistics = source.Statistics(Relation);
        var counts = NewDuplicates.Count(source.Groups(Level, Relation), gates.Baseline);
        await Console.Out.WriteLineAsync(invocation.Json ? ToJson(statistics, counts) : ToText(statistics))
            .ConfigureAwait(false);
        return new Gates(workspace, study, []).Check(gates);
    }

    private void Require()
    {
        if (new StageTable(workspace).FindStaleInput("split") is { } stage)
        {
            throw new UsageException($"duplicates needs the output of dedup. Run: codeintel {stage}");
        }

        if (new DuplicateTable(workspace).Summaries().All(summary => summary.Level != Level))
        {
            throw new UsageException(
                $"{KebabCase.Of(Level)}s were not compared. Run: codeintel dedup --level {KebabCase.Of(Level)}");
        }

        gates.Require(study);
        if (gates.Baseline is { } baseline)
        {
            BaselineFile.RequireKind(baseline, Level, Relation);
        }

        if (Format is not null && Output is not null)
        {
            DuplicateFormats.RequireFree(Format, Path.GetFullPath(Output));
        }
    }

    private static string ToText(DuplicateStatistics statistics)
    {
        var text = new StringBuilder();
        foreach (var row in statistics.Relations)
        {
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{KebabCase.Of(row.Level),-7}{KebabCase.Of(row.Relation),-6} {row.Duplicates,9:N0} of {row.Units,9:N0} "
                    + $"({row.Share,5:P1})  {row.Clusters,7:N0} clusters: {row.WithinFile:N0} in one file, "
                    + $"{row.WithinRepository:N0} in one repository, {row.AcrossRepositories:N0} across repositories, "
                    + $"{row.AcrossSplits:N0} across splits; {row.Leaking:N0} leaking"));
        }

        return text.ToString().TrimEnd();
    }

    private string ToJson(DuplicateStatistics statistics, NewDuplicates counts)
    {
        var document = new JsonObject
        {
            ["level"] = KebabCase.Of(Level),
            ["relation"] = KebabCase.Of(Relation),
            ["out"] = Output is null ? null : Path.GetFullPath(Output),
            ["relations"] = new JsonArray([.. statistics.Relations.Select(Row)]),
        };
        if (gates.Baseline is { } baseline)
        {
            document["baseline"] = new JsonObject
            {
                ["known"] = baseline.Count,
                ["new"] = counts.Duplicates,
                ["newLeaks"] = counts.CrossSplit,
                ["vanished"] = counts.Vanished,
            };
        }

        return document.ToJsonString();
    }

    private static JsonObject Row(RelationStatistics row) => new()
    {
        ["level"] = KebabCase.Of(row.Level),
        ["relation"] = KebabCase.Of(row.Relation),
        ["units"] = row.Units,
        ["duplicates"] = row.Duplicates,
        ["share"] = row.Share,
        ["distinctShare"] = row.DistinctShare,
        ["clusters"] = row.Clusters,
        ["withinFile"] = row.WithinFile,
        ["withinRepository"] = row.WithinRepository,
        ["acrossRepositories"] = row.AcrossRepositories,
        ["acrossSplits"] = row.AcrossSplits,
        ["leaking"] = row.Leaking,
        ["largest"] = row.Largest,
    };
}
