using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>ROC curves of the per-example measures as detectors of the injected noise.</summary>
internal static class DetectorFigure
{
    /// <summary>One panel per noise kind, at the level nearest to one half.</summary>
    public static Figure? Of(RunFamily family, ReportData data)
    {
        var byRun = data.Detectors.Where(d => d.Roc.Count > 0).ToLookup(d => d.Run);
        var panels = family
            .Noises.Select(n => n.Middle)
            .OfType<RunKey>()
            .Where(byRun.Contains)
            .Select(run => Panel(run, [.. byRun[run]]))
            .ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "detector-roc" + family.Suffix,
                Title = "Measures as noise detectors" + family.TitleSuffix,
                Caption =
                    "Receiver operating characteristic of each per-example measure, used to find the training "
                    + "examples that noise changed. In the legend: the area under the curve (AUC); 0.5, the "
                    + "dashed line, is chance.",
                XName = "false_positive_rate",
                YName = "true_positive_rate",
                Panels = panels,
            };
    }

    private static Panel Panel(RunKey run, DetectorQuality[] detectors) =>
        new()
        {
            Title = $"{Names.Of(run.Noise)} · {Numbers.Level(run.Level)}",
            Description =
                "ROC curves; AUC by measure: "
                + string.Join(", ", detectors.Select(d => $"{d.Measure} {Numbers.Score(d.Auc)}"))
                + $". {Numbers.Count(detectors[0].Noisy)} of {Numbers.Count(detectors[0].N)} examples are noisy.",
            X = new Axis("false-positive rate", 0, 1),
            Y = new Axis("true-positive rate", 0, 1.01),
            Height = 320,
            Series =
            [
                new Series("chance", Ink.Muted, SeriesKind.Reference, [new Datum(0, 0), new Datum(1, 1)])
                {
                    LegendText = "",
                },
                .. detectors.Select(
                    (d, i) =>
                        new Series(
                            d.Measure,
                            Palette.Category(i),
                            SeriesKind.Line,
                            [.. Thinning.Of(d.Roc, Thinning.MaxPoints).Select(p => new Datum(p.X, p.Y, N: d.N))]
                        )
                        {
                            LegendText = $"{d.Measure} {Numbers.Score(d.Auc)}",
                        }
                ),
            ],
        };
}
