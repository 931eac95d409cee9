namespace CodeIntel.Examples;

/// <summary>
/// A connected component of the pairs whose relation is at most <see cref="Relation"/>: a unit is in up to one cluster
/// per relation.
/// </summary>
public sealed record DuplicateCluster
{
    /// <summary>What is compared.</summary>
    public required DuplicationLevel Level { get; init; }

    /// <summary>The loosest relation that connects the members.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>The member that comes first in the corpus.</summary>
    public required long Representative { get; init; }

    /// <summary>All members, representative included, ascending by row.</summary>
    public required IReadOnlyList<ClusterMember> Members { get; init; }
}
