namespace CodeIntel.Examples;

/// <summary>
/// Bounds of <see cref="ICompatPathExtractor"/>. The defaults of length and width are those of the published extractor.
/// </summary>
public sealed record CompatLimits
{
    /// <summary>
    /// Longest path: the nodes on it plus one, as the published option counts, so that 9 allows 8 nodes. 2 to 64.
    /// </summary>
    public int MaxLength { get; init; } = 9;

    /// <summary>
    /// Two branches of the common ancestor must be <em>fewer</em> child nodes apart, so that 2 allows neighbours only.
    /// 1 to 64.
    /// </summary>
    public int MaxWidth { get; init; } = 2;

    /// <summary>
    /// Most pairs of terminals of a method: of more, a uniform sample is drawn with <see cref="Seed"/> and the method's
    /// text. A pair gives one context, or two where both terminals have the same name. 1 to 100,000,000. The published
    /// extractor samples pairs of names instead, from 30,000 on and without a seed.
    /// </summary>
    public int MaxPairs { get; init; } = 1_000_000;

    /// <summary>Most open brackets; a text with more is refused as <c>too-deep</c>. 1 to 1,000.</summary>
    public int MaxNesting { get; init; } = 200;

    /// <summary>Seed of the samples.</summary>
    public ulong Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public void Validate()
    {
        InRange(MaxLength, 2, 64, nameof(MaxLength));
        InRange(MaxWidth, 1, 64, nameof(MaxWidth));
        InRange(MaxPairs, 1, 100_000_000, nameof(MaxPairs));
        InRange(MaxNesting, 1, 1_000, nameof(MaxNesting));
    }

    private static void InRange(int value, int min, int max, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max, name);
    }
}
