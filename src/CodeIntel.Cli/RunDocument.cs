using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeIntel.Cli.Output;
using CodeIntel.CrossReference.Trends;
using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>What a verb prints: the stages that ran and the numbers that the workspace holds then.</summary>
internal sealed class RunDocument(Workspace workspace, Study study, IReadOnlyList<StageOutcome> outcomes)
{
    private static readonly JsonSerializerOptions _indented = new(StudyJson.Options) { WriteIndented = true };

    /// <summary>One JSON document; its keys are a contract.</summary>
    public string ToJson() => new JsonObject
    {
        ["study"] = study.Name,
        ["workspace"] = workspace.Folder,
        ["contentHash"] = new ContentHasher(workspace).OfWorkspace().ToString(),
        ["report"] = ReportPath(),
        ["stages"] = new JsonArray([.. outcomes.Select(Stage)]),
        ["duplication"] = Duplication(),
        ["leaks"] = Leaks(),
        ["runs"] = new JsonArray([.. RunRows.Read(workspace, study).Select(Run)]),
        ["conclusions"] = new JsonArray([.. Conclusions().Select(text => JsonValue.Create(text))]),
        ["trends"] = new JsonArray([.. Stored().Where(IsTrend).Select(Trend)]),
    }.ToJsonString(_indented);

    /// <summary>The same for a person.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var outcome in outcomes)
        {
            var main = outcome.Report.Ledger[0];
            var took = outcome.Skipped
                ? "unchanged"
                : string.Create(CultureInfo.InvariantCulture, $"{outcome.Elapsed.TotalSeconds,7:0.0} s");
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Report.Stage,-9}{took,11}  {main.Read,9:N0} read {main.Kept,9:N0} kept "
                + $"{main.Read - main.Kept,7:N0} dropped  ({main.Unit})"));
        }

        var conclusions = Conclusions().ToList();
        if (conclusions.Count > 0 && outcomes[^1].Report.Stage is "crossref" or "report")
        {
            text.AppendLine().AppendLine("Findings");
            conclusions.ForEach(conclusion => text.Append("- ").AppendLine(PrintableText.Of(conclusion)));
        }

        return (ReportPath() is { } report ? text.AppendLine().Append("Report: ").Append(report) : text)
            .ToString().TrimEnd();
    }

    private string? ReportPath()
    {
        var path = Path.Combine(workspace.Report, "index.html");
        return File.Exists(path) ? path : null;
    }

    private IEnumerable<string> Conclusions() =>
        Stored().Where(conclusion => !IsTrend(conclusion)).Select(conclusion => conclusion.Text);

    private IReadOnlyList<Conclusion> Stored() => new CrossReferenceTable(workspace).ReadConclusions();

    private static bool IsTrend(Conclusion conclusion) =>
        PublishedTrends.All.Any(trend => trend.Kind == conclusion.Kind);

    private static JsonObject Trend(Conclusion conclusion) => new()
    {
        ["trend"] = KebabCase.Of(conclusion.Kind),
        ["subject"] = conclusion.Subject,
        ["holds"] = conclusion.Numbers.TryGetValue("holds", out var holds) ? JsonValue.Create(holds > 0) : null,
        ["text"] = conclusion.Text,
        ["numbers"] = new JsonObject(conclusion.Numbers.Select(number =>
            KeyValuePair.Create<string, JsonNode?>(number.Key, Finite(number.Value)))),
    };

    private static JsonObject Stage(StageOutcome outcome)
    {
        var (report, skipped, elapsed) = outcome;
        var stage = Ledger(report.Ledger[0]);
        stage.Insert(0, "name", report.Stage);
        stage["seconds"] = Math.Round(elapsed.TotalSeconds, 3);
        stage["skipped"] = skipped;
        stage["units"] = new JsonArray([.. report.Ledger.Select(Ledger)]);
        stage["facts"] = JsonSerializer.SerializeToNode(report.Facts, StudyJson.Options);
        stage["warnings"] = JsonSerializer.SerializeToNode(report.Warnings, StudyJson.Options);
        return stage;
    }

    private static JsonObject Ledger(LedgerLine line) => new()
    {
        ["unit"] = line.Unit,
        ["read"] = line.Read,
        ["kept"] = line.Kept,
        ["dropped"] = JsonSerializer.SerializeToNode(line.Dropped, StudyJson.Options),
    };

    private JsonObject? Duplication()
    {
        var summaries = new DuplicateTable(workspace).Summaries();
        return summaries.Count == 0
            ? null
            : new JsonObject(summaries.Select(summary => KeyValuePair.Create<string, JsonNode?>(
                summary.Level == DuplicationLevel.Method ? "methods" : "files",
            new JsonObject
            {
                ["exact"] = summary.Exact,
                ["type1"] = summary.Type1,
                ["type2"] = summary.Type2,
                ["near"] = summary.Near,
                ["clusters"] = summary.Clusters,
                ["share"] = summary.Share,
                ["units"] = summary.Units,
                ["duplicated"] = summary.DuplicatedUnits,
                ["crossRepositoryClusters"] = summary.CrossRepositoryClusters,
                ["largestCluster"] = summary.LargestCluster,
                ["meanDuplicationFactor"] = summary.MeanDuplicationFactor,
            })));
    }

    private JsonObject? Leaks()
    {
        if (new SplitTable(workspace).ReadLeaks() is not { } leaks)
        {
            return null;
        }

        var near = leaks.Cells.Where(cell => cell is { Kind: LeakKind.Near, Other: Split.Train }).ToList();
        return new()
        {
            ["evaluationExamples"] = near.Sum(cell => cell.Examples),
            ["leaked"] = near.Sum(cell => cell.Leaked),
            ["share"] = near.Sum(cell => cell.Examples) is > 0 and var all
                ? (double)near.Sum(cell => cell.Leaked) / all
                : 0,
            ["matrix"] = JsonSerializer.SerializeToNode(leaks.Cells, StudyJson.Options),
        };
    }

    private JsonObject Run(RunRow run) => new()
    {
        ["task"] = run.Key.Task,
        ["model"] = run.Key.Model,
        ["noise"] = run.Noise,
        ["level"] = run.Key.Level,
        ["seed"] = run.Key.Seed,
        ["mainScore"] = TaskScorers.Of(run.Key.Task).MainScore,
        ["epochs"] = run.Epochs,
        ["parameters"] = run.Parameters,
        ["epochsToFit"] = run.EpochsToFit,
        ["train"] = Scores(run.Train, withGini: true),
        ["validation"] = Scores(run.Validation, withGini: false),
        ["test"] = Scores(run.Test, withGini: false),
        ["injected"] = Injected(run.Key),
    };

    private JsonArray? Injected(RunKey run) =>
        run.Noise == NoiseKind.DuplicateInjection && new CrossReferenceTable(workspace).ReadWritten(run) is { } found
            ? new JsonArray([.. found.Injected.Select(mean => new JsonObject
            {
                ["measure"] = mean.Measure,
                ["copies"] = mean.Copies,
                ["mean"] = Finite(mean.Mean.Value),
                ["low"] = Finite(mean.Mean.Low),
                ["high"] = Finite(mean.Mean.High),
                ["n"] = mean.Mean.N,
                ["infinite"] = mean.Infinite,
            })])
            : null;

    private static JsonObject? Scores(RunScores? scores, bool withGini)
    {
        if (scores is null)
        {
            return null;
        }

        var values = new JsonObject
        {
            ["n"] = scores.Examples,
            ["precision"] = Finite(scores.Of("precision")),
            ["recall"] = Finite(scores.Of("recall")),
            ["f1"] = Finite(scores.Of("f1")),
            ["exactMatch"] = Finite(scores.Of("exact-match")),
            ["score"] = Finite(scores.Score),
            ["scores"] = new JsonObject(scores.All.Select(score =>
                KeyValuePair.Create<string, JsonNode?>(score.Key, Finite(score.Value)))),
        };
        if (withGini)
        {
            values["gini"] = Finite(scores.Gini);
        }

        return values;
    }

    private static JsonValue? Finite(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
