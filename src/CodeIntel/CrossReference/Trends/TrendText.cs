using CodeIntel.Examples;
using CodeIntel.Examples.Published;

namespace CodeIntel.CrossReference.Trends;

/// <summary>Conclusions and sentences that all trends share.</summary>
internal static class TrendText
{
    /// <summary>How many curves agree, and the names of those that do not.</summary>
    public static string Count(IReadOnlyList<PublishedCurve> curves, Func<PublishedCurve, bool> agrees)
    {
        var others = curves.Where(curve => !agrees(curve))
            .Select(curve => $"{curve.Task} {curve.Model} {curve.Name}")
            .ToArray();
        return $"{curves.Count - others.Length} of {curves.Count} published curves"
            + (others.Length == 0 ? "." : $"; not {string.Join(", ", others)}.");
    }

    /// <summary>What lacks runs or measures, as one conclusion; none where nothing does.</summary>
    public static IEnumerable<Conclusion> Missing(
        ConclusionKind kind, IReadOnlyList<(TrendCase Case, string What)> missing) => missing.Count == 0
        ? []
        : [new(
            kind, missing[0].Case.Run(1), "", new Dictionary<string, double> { ["missing"] = missing.Count },
            "Cannot be judged: " + string.Join("; ", missing.Select(one => one.What).Distinct()) + ".")];

    /// <summary>A level in percent.</summary>
    public static string Level(double level) => ConclusionText.Percent(level);

    /// <summary>The size of what a number is over.</summary>
    public static string Size(long n, int seeds) =>
        $"n {ConclusionText.Count(n)}" + (seeds > 1 ? $", mean of {seeds} seeds" : "");
}
