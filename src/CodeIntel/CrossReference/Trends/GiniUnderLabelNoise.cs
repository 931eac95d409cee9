using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>What shuffled labels do to the inequality of the training loss (Rabin 2022).</summary>
internal static class GiniUnderLabelNoise
{
    /// <summary>The trend.</summary>
    public static IPublishedTrend Trend { get; } = new LevelTrend(
        ConclusionKind.GiniUnderLabelNoise,
        "The Gini coefficient of the training loss falls with label noise. Falls: at the last epoch it is lower at "
        + "each level than at the one before.",
        curve => curve is { Noise: NoiseKind.LabelShuffle, Measure: "gini-loss" },
        (_, values) => values.Zip(values.Skip(1)).All(pair => pair.Second < pair.First));
}
