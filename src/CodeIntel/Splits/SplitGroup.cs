using CodeIntel.Examples;

namespace CodeIntel.Splits;

/// <summary>
/// Examples that are dealt together. <paramref name="Order"/> comes from the group's stable identity and the seed,
/// never from rows; <paramref name="Size"/> is in examples; <paramref name="Fixed"/> is the split that the corpus
/// decides, or null.
/// </summary>
internal sealed record SplitGroup(UInt128 Order, long Size, Split? Fixed)
{
    /// <summary>
    /// What most of its examples are of the kind that is spread over the splits; empty where nothing is.
    /// </summary>
    public string Stratum { get; init; } = "";
}
