using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>The runs of one noise kind, ascending by level, then seed.</summary>
internal sealed record NoiseFamily(string Title, IReadOnlyList<RunKey> Runs)
{
    /// <summary>The noise kind; null where there are clean runs only.</summary>
    public NoiseKind? Kind { get; } = Runs.Select(r => r.Noise).FirstOrDefault(n => n is not null);

    /// <summary>Distinct levels, ascending.</summary>
    public IReadOnlyList<double> Levels { get; } = [.. Runs.Select(r => r.Level).Distinct().Order()];

    /// <summary>The noise kinds of some runs; one family called clean where there is no noise.</summary>
    public static IReadOnlyList<NoiseFamily> Of(IReadOnlyList<RunKey> runs)
    {
        var clean = runs.Where(r => r.Noise is null).ToArray();
        var noises = runs.Where(r => r.Noise is not null).GroupBy(r => r.Noise).OrderBy(g => g.Key).ToArray();
        return noises.Length == 0
            ? [new NoiseFamily("clean", Ordered(clean))]
            : [.. noises.Select(g => new NoiseFamily(Names.Of(g.Key), Ordered(clean.Concat(g))))];
    }

    /// <summary>The runs of each level, ascending by level; those of one level differ by seed.</summary>
    public IEnumerable<IReadOnlyList<RunKey>> ByLevel =>
        Levels.Select(level => Runs.Where(r => r.Level.Equals(level)).ToArray());

    /// <summary>A line for all runs of one level: its colour tells the level.</summary>
    public Series Line(IReadOnlyList<RunKey> runs, IReadOnlyList<Datum> data)
    {
        var level = runs[0].Level;
        return new(
            Numbers.Level(level) + (runs.Count > 1 ? $", mean of {runs.Count} seeds" : ""),
            Palette.Level(Levels.TakeWhile(l => l < level).Count(), Levels.Count),
            SeriesKind.Line,
            data
        )
        {
            LegendText = Numbers.Level(level),
        };
    }

    /// <summary>
    /// The runs whose level is nearest to one half: the most telling ones for a noise detector. Never level 0 or 1.
    /// </summary>
    public RunKey? Middle =>
        Runs.Where(r => r.Level is > 0 and < 1)
            .OrderBy(r => Math.Abs(r.Level - 0.5))
            .ThenBy(r => r.Seed)
            .FirstOrDefault();

    private static RunKey[] Ordered(IEnumerable<RunKey> runs) => [.. runs.OrderBy(r => r.Level).ThenBy(r => r.Seed)];
}
