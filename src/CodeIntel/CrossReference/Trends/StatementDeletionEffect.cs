using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>How much a statement less matters (Rabin 2022).</summary>
internal static class StatementDeletionEffect
{
    private const double Small = 0.02;

    /// <summary>The trend.</summary>
    public static IPublishedTrend Trend { get; } = new LevelTrend(
        ConclusionKind.StatementDeletionEffect,
        "Statement deletion hardly matters: at the last epoch the test score at 100% is within 2 points of that at 0%.",
        curve => curve is { Noise: NoiseKind.StatementDeletion, Split: Split.Test, Measure: "f1" },
        (_, values) => Math.Abs(values[^1] - values[0]) <= Small);
}
