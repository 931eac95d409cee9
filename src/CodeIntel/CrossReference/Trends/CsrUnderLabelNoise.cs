using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>What shuffled labels do to the robustness of predictions (Rabin 2022).</summary>
internal static class CsrUnderLabelNoise
{
    /// <summary>The trend.</summary>
    public static IPublishedTrend Trend { get; } = new LevelTrend(
        ConclusionKind.CsrUnderLabelNoise,
        "The critical sample ratio rises with label noise: at the last epoch it is higher at 100% than at 0%.",
        curve => curve is { Noise: NoiseKind.LabelShuffle, Measure: "csr" },
        (_, values) => values[^1] > values[0]);
}
