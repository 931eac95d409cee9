using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>Prediction-score curves: how sure the model is, from its least to its most certain prediction.</summary>
internal static class ScoreCurveFigure
{
    /// <summary>One panel per noise kind on the test split, or on validation where there is no test split.</summary>
    public static Figure? Of(RunFamily family, ReportData data)
    {
        var split = data.ScoreCurves.Any(c => c.Split == Split.Test) ? Split.Test : Split.Validation;
        var byRun = data.ScoreCurves.Where(c => c.Split == split).ToLookup(c => c.Run);
        var panels = family.Noises.Select(n => Panel(n, split, byRun)).OfType<Panel>().ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "score-curves" + family.Suffix,
                Title = "Prediction scores on " + Names.Of(split) + family.TitleSuffix,
                Caption =
                    "Probability of the prediction on each of the "
                    + $"{Numbers.Count(byRun.SelectMany(c => c).Max(c => c.N))} {Names.Of(split)} examples, sorted "
                    + "and averaged over epochs (Rabin 2022). A curve that is low everywhere belongs to a model "
                    + "that found nothing to generalize. One line per noise level.",
                XName = "share_of_examples",
                YName = "score",
                Panels = panels,
            };
    }

    private static Panel? Panel(NoiseFamily noise, Split split, ILookup<RunKey, ReportScoreCurve> byRun)
    {
        var lines = noise
            .Drawn.Where(byRun.Contains)
            .Select(run => noise.Line(run, Points(byRun[run].First())))
            .ToArray();
        return lines.Length == 0
            ? null
            : new Panel
            {
                Title = noise.Title,
                Description =
                    $"Sorted prediction scores on {Names.Of(split)}. Median by noise level: "
                    + string.Join(", ", lines.Select(l => $"{l.Label} {Numbers.Score(l.Data[l.Data.Count / 2].Y)}"))
                    + ".",
                X = new Axis("share of examples", 0, 1),
                Y = new Axis("prediction score", 0, 1),
                LegendTitle = "noise",
                Series = lines,
            };
    }

    private static IReadOnlyList<Datum> Points(ReportScoreCurve curve) =>
        [.. Thinning.Of(curve.Points, Thinning.MaxPoints).Select(p => new Datum(p.X, p.Y, N: curve.N))];
}
