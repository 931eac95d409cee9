namespace CodeIntel.Dedup;

/// <summary>A multiset of tokens: distinct terms (or their ranks), ascending, and how often each occurs.</summary>
internal readonly record struct TokenCounts(ReadOnlyMemory<int> Terms, ReadOnlyMemory<int> Counts)
{
    /// <summary>|x ∩ y| of the sets and Σ min of the multisets.</summary>
    public (int Overlap, int MultisetOverlap) Intersect(in TokenCounts other)
    {
        var x = Terms.Span;
        var y = other.Terms.Span;
        var countsX = Counts.Span;
        var countsY = other.Counts.Span;
        var (i, j, overlap, multisetOverlap) = (0, 0, 0, 0);
        while (i < x.Length && j < y.Length)
        {
            if (x[i] == y[j])
            {
                overlap++;
                multisetOverlap += Math.Min(countsX[i++], countsY[j++]);
            }
            else if (x[i] < y[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (overlap, multisetOverlap);
    }

    /// <summary>Jaccard similarity of the sets.</summary>
    public double SetJaccard(in TokenCounts other) =>
        JaccardThreshold.Similarity(Intersect(other).Overlap, Terms.Length + other.Terms.Length);
}
