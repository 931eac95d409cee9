using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>A unit that has a split, as the examples of tasks are made of it.</summary>
public sealed record TaskUnit
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

    /// <summary>Number of tokens.</summary>
    public required int TokenCount { get; init; }

    /// <summary>Number of lines.</summary>
    public required int Lines { get; init; }

    /// <summary>Summary of its documentation comment, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>Errors that the parser reported inside it.</summary>
    public int ParseErrors { get; init; }

    /// <summary>What was noticed about it or its file.</summary>
    public SourceTraits Traits { get; init; }
}
