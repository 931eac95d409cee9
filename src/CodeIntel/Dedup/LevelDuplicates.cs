using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>Everything found at one level.</summary>
public sealed record LevelDuplicates
{
    /// <summary>The level.</summary>
    public required DuplicationLevel Level { get; init; }

    /// <summary>
    /// Verified pairs, ascending by first and second row, each pair of units at most once. Near pairs join the first
    /// units of two distinct token sequences; the other relations are spanning sets: each member with the first unit of
    /// its group.
    /// </summary>
    public required IEnumerable<DuplicatePair> Pairs { get; init; }

    /// <summary>Clusters of two or more members, ascending by relation and representative.</summary>
    public required IReadOnlyList<DuplicateCluster> Clusters { get; init; }

    /// <summary>
    /// Token runs shared by methods that are no duplicates of each other, ascending by rows and places; none at file
    /// level.
    /// </summary>
    public IReadOnlyList<DuplicateBlock> Blocks { get; init; } = [];

    /// <summary>Units that were not compared; keys are rows.</summary>
    public required IReadOnlyList<Drop> Drops { get; init; }

    /// <summary>What a later run over other repositories can take up; null where it is not kept.</summary>
    public KnownLevel? Known { get; init; }

    /// <summary>The numbers.</summary>
    public required DuplicationSummary Summary { get; init; }
}
