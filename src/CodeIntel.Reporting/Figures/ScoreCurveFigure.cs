using CodeIntel.Examples;
using CodeIntel.Measures;
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
                    + "that found nothing to generalize. One line per noise level"
                    + (family.Noises.Any(n => n.Runs.Count > n.Levels.Count)
                        ? ": the mean over seeds, with its 95% interval (Student's t) as a band; n counts the seeds."
                        : "."),
                XName = "share_of_examples",
                YName = "score",
                Panels = panels,
            };
    }

    private static Panel? Panel(NoiseFamily noise, Split split, ILookup<RunKey, ReportScoreCurve> byRun)
    {
        var lines = noise
            .ByLevel.Select(runs => (Runs: runs, Curves: runs.SelectMany(run => byRun[run].Take(1)).ToArray()))
            .Where(line => line.Curves.Length > 0)
            .Select(line => noise.Line(line.Runs, Points(line.Curves)))
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

    // one run: its curve; runs that differ by seed: their mean and interval at each share
    private static IReadOnlyList<Datum> Points(ReportScoreCurve[] curves) =>
    [
        .. Thinning.Of(curves[0].Points, Thinning.MaxPoints).Select(point =>
        {
            if (curves is [var only])
            {
                return new Datum(point.X, point.Y, N: only.N);
            }

            var mean = SeedInterval.Of(curves.Select(curve => At(curve.Points, point.X)));
            return new Datum(point.X, mean.Value, mean.Low, mean.High, mean.N);
        }),
    ];

    // curves of as many examples have the same shares; others are read between their neighbours
    private static double At(IReadOnlyList<CurvePoint> points, double share)
    {
        var above = points.TakeWhile(point => point.X < share).Count();
        if (above == points.Count || above == 0 || points[above].X.Equals(share))
        {
            return points[Math.Min(above, points.Count - 1)].Y;
        }

        var (a, b) = (points[above - 1], points[above]);
        return a.Y + ((b.Y - a.Y) * (share - a.X) / (b.X - a.X));
    }
}
