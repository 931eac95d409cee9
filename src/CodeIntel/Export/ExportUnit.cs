using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>A unit as stored.</summary>
public sealed record ExportUnit
{
    /// <summary>Row of the examples table.</summary>
    public required long Row { get; init; }

    /// <summary>Stable identity.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>The split.</summary>
    public required Split Split { get; init; }

    /// <summary>Kind of unit.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Declared name.</summary>
    public required string Name { get; init; }

    /// <summary>Name with namespaces and types.</summary>
    public required string QualifiedName { get; init; }

    /// <summary>Declaration without body.</summary>
    public required string Signature { get; init; }

    /// <summary>Where it stands in the file's text.</summary>
    public required CharSpan Span { get; init; }

    /// <summary>First line, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Last line, from 1.</summary>
    public required int LastLine { get; init; }

    /// <summary>First token in the file's tokens.</summary>
    public required int FirstToken { get; init; }

    /// <summary>Number of tokens.</summary>
    public required int TokenCount { get; init; }

    /// <summary>Summary of its documentation comment, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>Errors that the parser reported inside it.</summary>
    public int ParseErrors { get; init; }

    /// <summary>What was noticed about it or its file.</summary>
    public SourceTraits Traits { get; init; }

    /// <summary>The encoded path contexts; null where the query did not ask for them.</summary>
    public byte[]? Contexts { get; init; }

    /// <summary>The encoded graph; null where the query did not ask for it.</summary>
    public byte[]? Graph { get; init; }

    /// <summary>
    /// Its twins of variable-misuse, the bug-free one first; null where it has none, or the query did not ask for them.
    /// </summary>
    public IReadOnlyList<ExportTwin>? Twins { get; init; }

    /// <summary>What noise made of it; null where it is clean.</summary>
    public ExportNoise? Noise { get; init; }
}
