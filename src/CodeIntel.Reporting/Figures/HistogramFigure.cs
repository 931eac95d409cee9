using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>Distributions of sizes.</summary>
internal static class HistogramFigure
{
    private const int MaxBins = 20;

    /// <summary>One panel per distribution.</summary>
    public static Figure? Of(ReportData data)
    {
        var panels = data.Histograms.Where(h => h.Bins.Any(b => b.Count > 0)).Select(Panel).ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "sizes",
                Title = "Sizes",
                Caption = "Distributions over the extracted units. Bins grow with size.",
                XName = "bin",
                YName = "count",
                Panels = panels,
            };
    }

    private static Panel Panel(ReportHistogram histogram)
    {
        var bins = histogram.Bins.Take(MaxBins).ToArray();
        Datum[] counts = [.. bins.Select((b, i) => new Datum(i, b.Count))];
        return new Panel
        {
            Title = $"{histogram.Quantity} (median {Numbers.Any(histogram.Median)})",
            Description =
                $"{histogram.Unit} by {histogram.Quantity}: "
                + string.Join(", ", bins.Select(b => $"{b.Name}: {Numbers.Count(b.Count)}"))
                + ".",
            X = Axis.Of(histogram.Quantity, [.. bins.Select(b => b.Name)]),
            Y = new Axis(histogram.Unit, 0, Ranges.Top(counts.Select(c => c.Y))),
            Series = [new Series(histogram.Quantity, Ink.Category3, SeriesKind.Bars, counts) { LegendText = "" }],
            Height = 230,
        };
    }
}
