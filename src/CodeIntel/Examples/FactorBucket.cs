namespace CodeIntel.Examples;

/// <summary>The buckets of the duplication factor: 1, 2, 3–4, 5–8, 9–16, 17+.</summary>
public static class FactorBucket
{
    /// <summary>Number of buckets.</summary>
    public const int Count = 6;

    /// <summary>The bucket of a factor ≥ 1, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive.</exception>
    public static int Of(int factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return Math.Min(32 - int.LeadingZeroCount(factor - 1), Count - 1);
    }

    /// <summary>A bucket as text: <c>3–4</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bucket.</exception>
    public static string Name(int bucket) => bucket switch
    {
        0 => "1",
        1 => "2",
        2 => "3–4",
        3 => "5–8",
        4 => "9–16",
        5 => "17+",
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, "There are six buckets."),
    };
}
