namespace CodeIntel.Examples;

/// <summary>Duplication of one level under one relation and all closer ones (Lopes 2017).</summary>
public sealed record RelationStatistics
{
    /// <summary>The level.</summary>
    public required DuplicationLevel Level { get; init; }

    /// <summary>The relation.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>Units compared.</summary>
    public required long Units { get; init; }

    /// <summary>Units with at least one duplicate.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Clusters whose members all lie in one file.</summary>
    public required long WithinFile { get; init; }

    /// <summary>Clusters over several files of one repository.</summary>
    public required long WithinRepository { get; init; }

    /// <summary>Clusters over several repositories.</summary>
    public required long AcrossRepositories { get; init; }

    /// <summary>Clusters over several splits; those counted above, seen once more.</summary>
    public required long AcrossSplits { get; init; }

    /// <summary>Evaluation units with a duplicate in the training split.</summary>
    public required long Leaking { get; init; }

    /// <summary>Size of the largest cluster; 0 without any.</summary>
    public required long Largest { get; init; }

    /// <summary>All clusters.</summary>
    public long Clusters => WithinFile + WithinRepository + AcrossRepositories;

    /// <summary>Duplicates per unit, in [0, 1]; 0 without units.</summary>
    public double Share => Units == 0 ? 0 : (double)Duplicates / Units;

    /// <summary>
    /// Units that would stay if one of each cluster were kept, per unit; 1 without duplicates (Lopes 2017: distinct).
    /// </summary>
    public double DistinctShare => Units == 0 ? 0 : (double)(Units - Duplicates + Clusters) / Units;
}
