namespace CodeIntel.Examples;

/// <summary>A unit in its file, as stored.</summary>
public sealed record EditableUnit
{
    /// <summary>Identity; also seeds the sample of path contexts, as for the clean unit.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>Kind.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Declared name.</summary>
    public required string Name { get; init; }

    /// <summary>Decoded text of the file.</summary>
    public required string FileText { get; init; }

    /// <summary>The unit in <see cref="FileText"/>.</summary>
    public required CharSpan Span { get; init; }
}
