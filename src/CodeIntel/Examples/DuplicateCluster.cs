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

    /// <summary>
    /// The member whose mean set similarity to the others is largest, the first of several. Of clusters with many
    /// distinct sequences, the medoid of a sample.
    /// </summary>
    public long Medoid { get; init; }

    /// <summary>Smallest set similarity of two members, in [0, 1]; an upper bound where it is not exact.</summary>
    public double Cohesion { get; init; } = 1;

    /// <summary>Whether all pairs of members were compared for <see cref="Cohesion"/>.</summary>
    public bool CohesionIsExact { get; init; } = true;

    /// <summary>
    /// Whether closure glued members together that are not similar themselves: the cohesion is below the threshold of
    /// near duplicates. A cluster flagged on a bound is one for certain.
    /// </summary>
    public bool IsChained { get; init; }

    /// <summary>How far the members lie apart.</summary>
    public ClusterScope Scope { get; init; }

    /// <summary>All members, representative included, ascending by row.</summary>
    public required IReadOnlyList<ClusterMember> Members { get; init; }
}
