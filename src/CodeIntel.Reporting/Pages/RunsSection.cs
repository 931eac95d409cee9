using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

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

        var tasks = data.Runs.GroupBy(r => r.Key.Task).ToArray();
        foreach (var task in tasks)
        {
            if (tasks.Length > 1)
            {
                html.Element("h3", task.Key);
            }

            WriteTask(html, task.Key, [.. task]);
        }
    }

    private void WriteTask(HtmlWriter html, string task, ReportRun[] runs)
    {
        var several = runs.Select(r => r.Key.Model).Distinct().Count() > 1;
        var scorer = TaskScorers.Of(task);
        html.Element(
            "p",
            (several ? "" : $"Task {task}, model {runs[0].Key.Model}. ")
                + $"Scores after the last epoch: {ScoreHeads.Meaning(task)}; Gini coefficient of the training losses. "
                + "Noisy: training examples that noise changed. To fit: first epoch with a training "
                + $"{ScoreNames.Of(scorer.MainScore)} of at least 99% of its maximum."
        );
        string[] train = [.. scorer.Measures.Where(measure => measure != "exact-match")];
        string[] ranked = runs.Any(r => r.Test?.Of("mrr") is not null) ? ["mrr"] : [];
        string[] test = [.. scorer.Measures, .. ranked];
        new HtmlTable(
            $"Runs of {task}",
            [
                .. several ? ["model"] : Array.Empty<string>(),
                "noise",
                "level",
                "seed",
                "noisy",
                "epochs",
                "to fit",
                .. Heads("train ", train),
                "Gini",
                .. Heads("test ", test),
            ],
            [.. runs.Select(r => Row(r, several, train, test))]
        )
        {
            TextColumns = several ? 2 : 1,
            MaxRows = limits.TableRows,
        }.Write(html);
        html.Element(
            "p",
            $"n = {Size(runs[0].Train)} training, {Size(runs[0].Validation)} validation and {Size(runs[0].Test)} "
                + $"test examples in the first run; {Numbers.Count(runs[0].Labels)} distinct labels.",
            ("class", "more")
        );
    }

    private static IEnumerable<string> Heads(string split, string[] measures) =>
        measures.Select((measure, i) => (i == 0 ? split : "") + ScoreHeads.Short(measure));

    private static IReadOnlyList<Cell> Row(ReportRun run, bool several, string[] train, string[] test) =>
        [
            .. several ? [run.Key.Model] : Array.Empty<Cell>(),
            Names.Of(run.Key.Noise),
            Numbers.Level(run.Key.Level),
            Text(run.Key.Seed),
            Numbers.Count(run.NoisyExamples),
            Text(run.Epochs),
            run.EpochsToFit is { } fit ? Text(fit) : Numbers.Unknown,
            .. train.Select(measure => (Cell)Numbers.Score(run.Train?.Of(measure))),
            Numbers.Score(run.Train?.Gini),
            .. test.Select(measure => (Cell)Numbers.Score(run.Test?.Of(measure))),
        ];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Size(RunScores? scores) => scores is null ? Numbers.Unknown : Numbers.Count(scores.Examples);
}
