namespace CodeIntel.Examples;

/// <summary>
/// One unit as it leaves the extractor; indices refer to the tables of its <see cref="ExtractedFile"/>.
/// </summary>
public sealed record ExtractedUnit
{
    /// <summary>Stable identity.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>Kind.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>
    /// Declared name, as a label sees it: <c>Parse</c>, <c>get_Count</c>, <c>.ctor</c>, <c>op_Addition</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Namespace, types and name, dotted.</summary>
    public required string QualifiedName { get; init; }

    /// <summary>Name with parameter types and return type, on one line.</summary>
    public required string Signature { get; init; }

    /// <summary>From the first token (attributes and modifiers included) to the last; no leading comments.</summary>
    public required CharSpan Span { get; init; }

    /// <summary>First and last line, from 1.</summary>
    public required (int First, int Last) Lines { get; init; }

    /// <summary>Index of the unit's first token in <see cref="ExtractedFile.Tokens"/>.</summary>
    public required int FirstToken { get; init; }

    /// <summary>Number of the unit's tokens.</summary>
    public required int TokenCount { get; init; }

    /// <summary>The documentation comment's summary as plain text, or null.</summary>
    public required string? Documentation { get; init; }

    /// <summary>Number of syntax errors inside the span.</summary>
    public required int ParseErrors { get; init; }

    /// <summary>The file's flags and the unit's own.</summary>
    public required SourceTraits Flags { get; init; }

    /// <summary>The unit's path contexts and graph.</summary>
    public required UnitFeatures Features { get; init; }
}
