namespace CodeIntel.Examples;

/// <summary>A member of a cluster, with its code.</summary>
public sealed record ReportClusterMember
{
    /// <summary>The example.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>Qualified name.</summary>
    public required string Name { get; init; }

    /// <summary>The repository's address.</summary>
    public required string Url { get; init; }

    /// <summary>Path inside the repository.</summary>
    public required string Path { get; init; }

    /// <summary>First line, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Split, or null where the unit is in none.</summary>
    public Split? Split { get; init; }

    /// <summary>Closest relation to a fellow member.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>Set Jaccard similarity to the nearest fellow member.</summary>
    public required double Similarity { get; init; }

    /// <summary>The text, or its first <see cref="ReportLimits.CodeChars"/> code units.</summary>
    public required string Code { get; init; }

    /// <summary>Length of the whole text in code units.</summary>
    public required long CodeLength { get; init; }
}
