using CodeIntel.Examples;
using CodeIntel.Examples.Published;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>
/// Published curves to draw beside those of a study: of one data set, at the levels 0%, 50% and 100% that the study has
/// too. The published epochs stand at their fractions of the training.
/// </summary>
internal static class PublishedOverlay
{
    /// <summary>What the curves are called.</summary>
    public const string Name = "Rabin 2022";

    // method-name was measured on three; the others hold ten names only, or one kind of noise only
    private const string Preferred = "java-small";

    private static readonly double[] _drawn = [0, 0.5, 1];

    /// <summary>The series of a panel; none where nothing was published.</summary>
    public static IReadOnlyList<Series> Of(RunFamily family, NoiseFamily noise, string measure, Split split, int epochs)
    {
        if (noise.Kind is not { } kind)
        {
            return [];
        }

        var known = PublishedCurves.Of(family.Task, family.Model, kind)
            .Where(curve => curve.Measure == measure && curve.Split == split)
            .ToArray();
        var dataset = known.Select(curve => curve.Dataset).OrderBy(name => name == Preferred ? 0 : 1).FirstOrDefault();
        var series = known.Where(curve => curve.Dataset == dataset)
            .SelectMany(curve => noise.Levels.Where(_drawn.Contains).Select(level => Line(curve, noise, level, epochs)))
            .Where(line => line.Data.Count > 0);
        return [.. series.DistinctBy(line => line.Label)
            .Select((line, i) => i == 0 ? line with { LegendText = $"{Name}, {dataset}" } : line)];
    }

    private static Series Line(PublishedCurve curve, NoiseFamily noise, double level, int epochs)
    {
        var column = PublishedCurves.Levels.ToList().IndexOf(level);
        var rank = noise.Levels.TakeWhile(l => l < level).Count();
        return new(
            $"{Name}, {curve.Name} · {Numbers.Level(level)}",
            Palette.Level(rank, noise.Levels.Count),
            SeriesKind.Published,
            [.. curve.Epochs
                .Select((epoch, i) => new Datum((double)epoch / curve.Epochs[^1] * epochs, curve.Values[i][column]))
                .Where(datum => double.IsFinite(datum.Y))])
        {
            LegendText = "",
        };
    }
}
