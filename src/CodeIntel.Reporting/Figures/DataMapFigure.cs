using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>Data maps: how sure and how steady the model was about each training example.</summary>
internal static class DataMapFigure
{
    /// <summary>The clean run by correctness, and one run of each noise kind by noisy or clean.</summary>
    public static Figure? Of(RunFamily family, ReportData data, ReportLimits limits)
    {
        var byRun = data.DataMaps.ToLookup(m => m.Run);
        RunKey?[] runs = [family.IsFirst ? family.Primary : null, .. family.Noises.Select(n => n.Middle)];
        var maps = runs.OfType<RunKey>()
            .Distinct()
            .SelectMany(r => byRun[r].Take(1))
            .Where(m => m.Points.Count > 0)
            .ToArray();
        return maps.Length == 0
            ? null
            : new Figure
            {
                Name = "data-maps" + family.Suffix,
                Title = "Data maps" + family.TitleSuffix,
                Caption =
                    "Each mark is a training example: mean (confidence) and standard deviation (variability) "
                    + "over epochs of the probability of its given label (Swayamdipta 2020). Top: easy; right: "
                    + "ambiguous; bottom left: hard, where wrong labels gather. Drawn: at most "
                    + $"{limits.DataMapPoints} of {Numbers.Count(maps.Max(m => m.N))} examples, sampled by id.",
                XName = "variability",
                YName = "confidence",
                Columns = 2,
                Panels = [.. maps.Select(m => Panel(m, limits.DataMapPoints))],
            };
    }

    private static Panel Panel(DataMap map, int limit)
    {
        var points = map.Points.Take(limit).ToArray();
        var noisy = map.Run.Noise is not null;
        var right = Math.Max(0.25, Ranges.Top(points.Select(p => p.Variability)));
        return new Panel
        {
            Title = noisy ? $"{Names.Of(map.Run.Noise)} · {Numbers.Level(map.Run.Level)}" : "clean",
            Description =
                $"Confidence against variability of {points.Length} of {Numbers.Count(map.N)} training examples"
                + (noisy ? $", {points.Count(p => p.Noisy)} of them noisy." : "."),
            X = new Axis("variability (standard deviation)", 0, right),
            Y = new Axis("confidence (mean probability)", 0, 1),
            Height = 330,
            Series = noisy ? ByNoise(points) : ByCorrectness(points),
        };
    }

    private static Series[] ByNoise(DataMapPoint[] points) =>
        [
            Marks("clean", Ink.Category0, SeriesKind.Points, points.Where(p => !p.Noisy)),
            Marks("noisy", Ink.Category1, SeriesKind.Triangles, points.Where(p => p.Noisy)),
        ];

    private static Series[] ByCorrectness(DataMapPoint[] points) =>
        [
            Marks(
                "correct in ≥ ⅔ of epochs",
                Ink.Category0,
                SeriesKind.Points,
                points.Where(p => p.Correctness >= 2 / 3.0)
            ),
            Marks(
                "⅓ to ⅔",
                Ink.Category2,
                SeriesKind.Points,
                points.Where(p => p.Correctness is >= 1 / 3.0 and < 2 / 3.0)
            ),
            Marks("< ⅓", Ink.Category1, SeriesKind.Triangles, points.Where(p => p.Correctness < 1 / 3.0)),
        ];

    private static Series Marks(string label, Ink ink, SeriesKind kind, IEnumerable<DataMapPoint> points) =>
        new(label, ink, kind, [.. points.Select(p => new Datum(p.Variability, p.Confidence))]);
}
