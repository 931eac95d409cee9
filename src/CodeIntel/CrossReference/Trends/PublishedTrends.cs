using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>The trends of the published curves, in the order to read.</summary>
public static class PublishedTrends
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IPublishedTrend> All { get; } =
    [
        ShuffledLabelFit.Trend,
        GiniUnderLabelNoise.Trend,
        GiniUnderShortcuts.Trend,
        StatementDeletionEffect.Trend,
        new LateMemorization(),
        CsrUnderLabelNoise.Trend,
    ];

    /// <summary>The conclusions about all trends.</summary>
    internal static IEnumerable<Conclusion> Judge(IReadOnlyList<RunMeasures> runs) =>
        All.SelectMany(trend => trend.Judge(runs));
}
