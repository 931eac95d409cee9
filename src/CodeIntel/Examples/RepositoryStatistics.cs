namespace CodeIntel.Examples;

/// <summary>Duplication of one repository (Lopes 2017).</summary>
public sealed record RepositoryStatistics
{
    /// <summary>Canonical address.</summary>
    public required string Url { get; init; }

    /// <summary>The level.</summary>
    public required DuplicationLevel Level { get; init; }

    /// <summary>The relation, with all closer ones.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>Its units.</summary>
    public required long Units { get; init; }

    /// <summary>Those with a duplicate anywhere.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Those with a duplicate in another repository.</summary>
    public required long Elsewhere { get; init; }

    /// <summary>Duplicates per unit, in [0, 1]; 0 without units.</summary>
    public double Share => Units == 0 ? 0 : (double)Duplicates / Units;

    /// <summary>Units found elsewhere too per unit, in [0, 1]; 0 without units.</summary>
    public double ElsewhereShare => Units == 0 ? 0 : (double)Elsewhere / Units;
}
