namespace CodeIntel.Examples;

/// <summary>Duplicates of one level under one relation.</summary>
public sealed record ReportDuplication
{
    /// <summary>What is compared.</summary>
    public required DuplicationLevel Level { get; init; }

    /// <summary>The relation.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>Verified pairs whose closest relation is this one.</summary>
    public required long Pairs { get; init; }

    /// <summary>Clusters under this relation and the closer ones.</summary>
    public required long Clusters { get; init; }

    /// <summary>Units in those clusters.</summary>
    public required long Members { get; init; }

    /// <summary>Units compared.</summary>
    public required long Units { get; init; }

    /// <summary>Size of the largest cluster; 0 without clusters.</summary>
    public required long Largest { get; init; }

    /// <summary>Clusters with members in several repositories.</summary>
    public required long CrossRepository { get; init; }
}
