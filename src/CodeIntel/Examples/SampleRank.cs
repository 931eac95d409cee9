namespace CodeIntel.Examples;

/// <summary>
/// A fixed random order of units, which their identities alone decide: the units of a sample are the first of it, so
/// that samples of different sizes are parts of each other.
/// </summary>
public static class SampleRank
{
    /// <summary>The place of a unit in the order.</summary>
    public static ulong Of(ExampleId id) => SeededRandom.For("example sample", id.Seed(0)).NextUInt64();
}
