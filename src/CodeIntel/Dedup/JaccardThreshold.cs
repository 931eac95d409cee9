namespace CodeIntel.Dedup;

/// <summary>
/// A threshold on the Jaccard similarity J = |x ∩ y| / |x ∪ y|, with the bounds that follow from it. "Reached" means
/// that J, rounded to a double as it is stored, is not below the threshold as a double, so 4 of 5 reaches 0.8. Every
/// bound is the smallest or largest whole number for which that same comparison holds: division is monotone, so no
/// filter needs an epsilon and none loses a pair.
/// </summary>
internal sealed class JaccardThreshold
{
    private readonly double _value;

    /// <summary>A threshold in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not in [0, 1].</exception>
    public JaccardThreshold(double value)
    {
        if (value is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                "A Jaccard similarity is a number from 0 to 1."
            );
        }

        _value = value;
    }

    /// <summary>
    /// Similarity of two sets from the size of their intersection and the sum of their sizes; 1 for two empty sets.
    /// </summary>
    public static double Similarity(long overlap, long sizes) => sizes == 0 ? 1 : (double)overlap / (sizes - overlap);

    /// <summary>Whether sets with this intersection and sum of sizes reach the threshold.</summary>
    public bool IsReached(long overlap, long sizes) => Similarity(overlap, sizes) >= _value;

    /// <summary>
    /// Smallest intersection that reaches the threshold; may exceed the smaller set, then no pair of such sizes does.
    /// </summary>
    public int MinOverlap(int sizes)
    {
        var overlap = Math.Max(0, (int)(_value * sizes / (1 + _value)) - 1);
        while (overlap < sizes && !IsReached(overlap, sizes))
        {
            overlap++;
        }

        return overlap;
    }

    /// <summary>Smallest set that can reach the threshold with a set of this size.</summary>
    public int MinSize(int size)
    {
        var smaller = Math.Max(0, (int)(_value * size) - 1);
        while ((double)smaller / size < _value)
        {
            smaller++;
        }

        return smaller;
    }

    /// <summary>Largest set that can reach the threshold with a set of this size.</summary>
    public int MaxSize(int size)
    {
        if (_value * int.MaxValue <= size + 1.0)
        {
            return int.MaxValue;
        }

        var larger = (int)Math.Min(int.MaxValue, Math.Ceiling(size / _value) + 1);
        while (larger > size && (double)size / larger < _value)
        {
            larger--;
        }

        return larger;
    }
}
