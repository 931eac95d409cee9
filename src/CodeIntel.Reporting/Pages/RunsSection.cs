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

        var several = data.Runs.Select(r => (r.Key.Task, r.Key.Model)).Distinct().Count() > 1;
        html.Element(
            "p",
            (several ? "" : $"Task {data.Runs[0].Key.Task}, model {data.Runs[0].Key.Model}. ")
                + "Scores after the last epoch: subtoken precision (P), recall (R) and F1, and the share of names "
                + "predicted whole "
                + "(exact); Gini coefficient of the training losses. Noisy: training examples that noise changed. "
                + "To fit: first epoch with a "
                + "training F1 of at least 99% of its maximum."
        );
        new HtmlTable(
            "Runs",
            [
                .. several ? ["task", "model"] : Array.Empty<string>(),
                "noise",
                "level",
                "seed",
                "noisy",
                "epochs",
                "to fit",
                "train P",
                "R",
                "F1",
                "Gini",
                "test P",
                "R",
                "F1",
                "exact",
            ],
            [.. data.Runs.Select(r => Row(r, several))]
        )
        {
            TextColumns = several ? 3 : 1,
            MaxRows = limits.TableRows,
        }.Write(html);
        var sizes = data.Runs[0];
        html.Element(
            "p",
            $"n = {Size(sizes.Train)} training, {Size(sizes.Validation)} validation and {Size(sizes.Test)} "
                + $"test examples in the first run; {Numbers.Count(sizes.Labels)} distinct labels.",
            ("class", "more")
        );
    }

    private static IReadOnlyList<Cell> Row(ReportRun run, bool several) =>
        [
            .. several ? [run.Key.Task, run.Key.Model] : Array.Empty<Cell>(),
            Names.Of(run.Key.Noise),
            Numbers.Level(run.Key.Level),
            Text(run.Key.Seed),
            Numbers.Count(run.NoisyExamples),
            Text(run.Epochs),
            run.EpochsToFit is { } fit ? Text(fit) : Numbers.Unknown,
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
