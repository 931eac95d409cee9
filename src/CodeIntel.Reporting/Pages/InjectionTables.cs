using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>
/// Memorization by the number of injected copies: a table per task, model and seed, at the highest level.
/// </summary>
internal static class InjectionTables
{
    /// <summary>Writes the tables; nothing where no duplicates were injected.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ReportInjectedMean> means)
    {
        if (means.Count == 0)
        {
            return;
        }

        html.Element("h3", "Effect of injected copies");
        html.Element(
            "p",
            "Mean of each measure over training examples by how often duplicate injection put them into the training "
                + "split, with a 95% bootstrap interval that resamples whole clusters and the number of examples. The "
                + "numbers were drawn at random, so the differences are effects of repetition, not associations."
        );
        foreach (var runs in means.GroupBy(mean => mean.Run with { Level = 0 }))
        {
            var level = runs.Max(mean => mean.Run.Level);
            Table([.. runs.Where(mean => mean.Run.Level == level)]).Write(html);
        }
    }

    private static HtmlTable Table(ReportInjectedMean[] means)
    {
        int[] copies = [.. means.Select(mean => mean.Mean.Copies).Distinct().Order()];
        var run = means[0].Run;
        return new HtmlTable(
            $"Means by injected copies: {run}",
            ["measure", .. copies.Select(Heading)],
            [
                .. means.GroupBy(mean => mean.Mean.Measure).Select(measure =>
                    (IReadOnlyList<Cell>)
                    [
                        measure.Key,
                        .. copies.Select(number => (Cell)Text(
                            measure.FirstOrDefault(mean => mean.Mean.Copies == number)?.Mean)),
                    ]),
            ]
        );
    }

    private static string Heading(int copies) =>
        copies == 1 ? "once" : copies.ToString(CultureInfo.InvariantCulture) + " times";

    private static string Text(InjectedMean? mean)
    {
        if (mean is null)
        {
            return Numbers.Unknown;
        }

        var (value, low, high, n, _) = mean.Mean;
        var interval = double.IsFinite(low) && double.IsFinite(high) ? $" {Numbers.Interval(low, high)}" : "";
        return $"{Numbers.Score(value)}{interval} (n {Numbers.Count(n)})";
    }
}
