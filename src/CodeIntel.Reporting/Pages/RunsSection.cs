using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>Every run with its scores after the last epoch.</summary>
internal sealed class RunsSection(ReportData data, ReportLimits limits) : ISection
{
    /// <inheritdoc/>
    public string Id => "runs";

    /// <inheritdoc/>
    public string Title => "Runs";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (data.Runs.Count == 0)
        {
            html.Element("p", "No model was trained.", ("class", "none"));
            return;
        }

        html.Element("p", "Scores after the last epoch. Subtoken precision (P), recall (R) and F1; Gini coefficient of the training losses; "
            + "the first epoch with a training F1 of at least 99% of its maximum.");
        new HtmlTable(
            "Runs",
            ["task", "model", "noise", "level", "seed", "epochs", "epochs to fit", "noisy examples", "train P", "train R", "train F1",
                "train Gini", "test P", "test R", "test F1", "test exact"],
            [.. data.Runs.Select(Row)])
        {
            TextColumns = 3,
            MaxRows = limits.TableRows,
        }.Write(html);
        var sizes = data.Runs[0];
        html.Element("p", $"n = {Size(sizes.Train)} training, {Size(sizes.Validation)} validation and {Size(sizes.Test)} test examples in "
            + $"the first run; {Numbers.Count(sizes.Labels)} distinct labels.", ("class", "more"));
    }

    private static IReadOnlyList<Cell> Row(ReportRun run) =>
    [
        run.Key.Task,
        run.Key.Model,
        Names.Of(run.Key.Noise),
        Numbers.Level(run.Key.Level),
        Text(run.Key.Seed),
        Text(run.Epochs),
        run.EpochsToFit is { } fit ? Text(fit) : Numbers.Unknown,
        Numbers.Count(run.NoisyExamples),
        Numbers.Score(run.Train?.Precision),
        Numbers.Score(run.Train?.Recall),
        Numbers.Score(run.Train?.F1),
        Numbers.Score(run.Train?.Gini),
        Numbers.Score(run.Test?.Precision),
        Numbers.Score(run.Test?.Recall),
        Numbers.Score(run.Test?.F1),
        Numbers.Score(run.Test?.ExactMatch),
    ];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Size(RunScores? scores) => scores is null ? Numbers.Unknown : Numbers.Count(scores.Examples);
}
