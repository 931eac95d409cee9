using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>What inputs that hold the label do to the inequality of the training loss (Rabin 2022).</summary>
internal static class GiniUnderShortcuts
{
    /// <summary>The trend.</summary>
    public static IPublishedTrend Trend { get; } = new LevelTrend(
        ConclusionKind.GiniUnderShortcuts,
        "The Gini coefficient of the training loss rises with shortcuts (method-leakage, repair-injection, "
        + "identity-pair). Rises: at the last epoch it is higher at 100% than at the same curve's 0%.",
        curve => curve.Noise.IsShortcut() && curve.Measure == "gini-loss",
        (_, values) => values[^1] > values[0]);
}
