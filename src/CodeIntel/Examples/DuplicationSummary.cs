namespace CodeIntel.Examples;

/// <summary>
/// Duplication of one level in numbers. A pair is counted once, under its closest relation, and every pair of units
/// counts: a group of n identical units has n (n − 1) / 2 exact pairs, of which only n − 1 are stored.
/// </summary>
public sealed record DuplicationSummary
{
    /// <summary>What was compared.</summary>
    public required DuplicationLevel Level { get; init; }

    /// <summary>Units compared.</summary>
    public required long Units { get; init; }

    /// <summary>Units not compared because they have no token.</summary>
    public required long UnitsWithoutTokens { get; init; }

    /// <summary>Pairs with the same text.</summary>
    public required long Exact { get; init; }

    /// <summary>Pairs with the same tokens and different text.</summary>
    public required long Type1 { get; init; }

    /// <summary>Pairs that differ in names and literals only, consistently.</summary>
    public required long Type2 { get; init; }

    /// <summary>Other pairs whose set and multiset Jaccard similarities reach the thresholds.</summary>
    public required long Near { get; init; }

    /// <summary>
    /// Pairs in the workspace: spanning sets of the first three relations, near pairs between distinct token sequences.
    /// </summary>
    public required long StoredPairs { get; init; }

    /// <summary>
    /// Verified near pairs that were counted and clustered and, beyond the stage's limit, not stored.
    /// </summary>
    public required long UnstoredPairs { get; init; }

    /// <summary>Connected components of two or more units over all relations.</summary>
    public required long Clusters { get; init; }

    /// <summary>Units that are in such a cluster.</summary>
    public required long DuplicatedUnits { get; init; }

    /// <summary>Clusters with members in several repositories.</summary>
    public required long CrossRepositoryClusters { get; init; }

    /// <summary>Members of the largest cluster; 0 without clusters.</summary>
    public required long LargestCluster { get; init; }

    /// <summary>Mean over compared units of the size of their cluster (1 outside clusters); 0 without units.</summary>
    public required double MeanDuplicationFactor { get; init; }

    /// <summary>Token runs that two distinct methods share although they are no duplicates of each other.</summary>
    public long Blocks { get; init; }

    /// <summary>Blocks beyond the stage's limit, which are counted but not stored.</summary>
    public long UnstoredBlocks { get; init; }

    /// <summary>Methods, outside of other methods, that have a block in common with another method.</summary>
    public long UnitsWithBlocks { get; init; }

    /// <summary>Places at which a token run begins that is too frequent to count as a block.</summary>
    public long FrequentWindows { get; init; }

    /// <summary>
    /// Methods that could share a block and were not searched, because sketches had no memory for it; 0 otherwise.
    /// </summary>
    public long UnitsNotSearchedForBlocks { get; init; }

    /// <summary>Mean size of a unit's cluster of exact duplicates; as <see cref="MeanDuplicationFactor"/>.</summary>
    public double MeanExactFactor { get; init; }

    /// <summary>Mean size of a unit's cluster up to Type-1.</summary>
    public double MeanType1Factor { get; init; }

    /// <summary>Mean size of a unit's cluster up to Type-2.</summary>
    public double MeanType2Factor { get; init; }

    /// <summary>Clusters of all relations whose members are in one file.</summary>
    public long WithinFileClusters { get; init; }

    /// <summary>Clusters of all relations with members in several files of one repository.</summary>
    public long WithinRepositoryClusters { get; init; }

    /// <summary>Clusters of all relations that only closure holds together.</summary>
    public long ChainedClusters { get; init; }

    /// <summary>How sketches searched; null where the exact join did.</summary>
    public SketchSummary? Sketch { get; init; }

    /// <summary>Duplicated share of the compared units, in [0, 1]; 0 without units.</summary>
    public double Share => Units == 0 ? 0 : (double)DuplicatedUnits / Units;
}
