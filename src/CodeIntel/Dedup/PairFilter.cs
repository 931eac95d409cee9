namespace CodeIntel.Dedup;

/// <summary>
/// Refuses pairs that cannot reach the thresholds by their sizes, totals and bitmaps, without a look at their tokens.
/// </summary>
internal sealed class PairFilter
{
    private const int TableSizes = 4096;

    private readonly int[] _minOverlap;
    private readonly int _minTokens;

    /// <summary>A filter for two thresholds and the fewest compared tokens.</summary>
    public PairFilter(JaccardThreshold set, JaccardThreshold multiset, int minTokens)
    {
        (Set, Multiset, _minTokens) = (set, multiset, minTokens);
        _minOverlap = [.. Enumerable.Range(0, TableSizes).Select(set.MinOverlap)];
    }

    /// <summary>Threshold of the sets.</summary>
    public JaccardThreshold Set { get; }

    /// <summary>Threshold of the multisets.</summary>
    public JaccardThreshold Multiset { get; }

    /// <summary>Whether the pair may reach both thresholds; never false for one that does.</summary>
    public bool Admits(in RecordFacts x, in RecordFacts y)
    {
        var sizes = x.Size + y.Size;
        var required = sizes < TableSizes ? _minOverlap[sizes] : Set.MinOverlap(sizes);
        return Math.Min(x.Size, y.Size) >= required
            && Math.Min(x.Total, y.Total) >= _minTokens
            && x.Signature.MinDifference(y.Signature) <= sizes - (2 * required)
            && Multiset.IsReached(Math.Min(x.Total, y.Total), (long)x.Total + y.Total);
    }

    /// <summary>Whether verified intersections reach both thresholds.</summary>
    public bool IsNear(in RecordFacts x, in RecordFacts y, int overlap, int multisetOverlap) =>
        Set.IsReached(overlap, (long)x.Size + y.Size) && Multiset.IsReached(multisetOverlap, (long)x.Total + y.Total);
}
