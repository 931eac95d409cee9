namespace CodeIntel.Examples;

/// <summary>A unit that has a split, as training reads it.</summary>
public sealed record TrainingExample
{
    /// <summary>Row of the examples table.</summary>
    public required long Row { get; init; }

    /// <summary>Stable identity; seeds the sample of path contexts.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>The split.</summary>
    public required Split Split { get; init; }

    /// <summary>Kind of unit.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Declared name; the label is <see cref="Subtokens.Normalise"/> of it.</summary>
    public required string Name { get; init; }

    /// <summary>All stored path contexts, with ids of the workspace's tables of terminals and paths.</summary>
    public required IReadOnlyList<PathContext> Contexts { get; init; }
}
