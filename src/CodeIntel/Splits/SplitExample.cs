using CodeIntel.Examples;

namespace CodeIntel.Splits;

/// <summary>An example as the split sees it.</summary>
public sealed record SplitExample
{
    /// <summary>Row of the example.</summary>
    public required long Row { get; init; }

    /// <summary>Stable identity.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>Row of the repository.</summary>
    public required long RepositoryRow { get; init; }

    /// <summary>Row of the file.</summary>
    public required long FileRow { get; init; }

    /// <summary>The label, as models learn it.</summary>
    public required string Label { get; init; }

    /// <summary>Namespace, type and name, or null where they are not known.</summary>
    public string? QualifiedName { get; init; }

    /// <summary>Tokens of the unit.</summary>
    public int TokenCount { get; init; }

    /// <summary>Its cluster of exact duplicates among methods, or null.</summary>
    public long? ExactCluster { get; init; }

    /// <summary>Its cluster of Type-1 duplicates among methods, or null.</summary>
    public long? Type1Cluster { get; init; }

    /// <summary>Its cluster of Type-2 duplicates among methods, or null.</summary>
    public long? Type2Cluster { get; init; }

    /// <summary>Its cluster of near duplicates among methods, or null.</summary>
    public long? NearCluster { get; init; }
}
