namespace CodeIntel.Examples;

/// <summary>What models read of a unit.</summary>
public sealed record UnitFeatures
{
    /// <summary>
    /// Stored path contexts: at most the option's maximum, chosen with a generator seeded from the example's id.
    /// </summary>
    public required IReadOnlyList<PathContext> Contexts { get; init; }

    /// <summary>How many path contexts the unit has in all.</summary>
    public required int ContextsInAll { get; init; }

    /// <summary>Typed edges over tokens and syntax nodes.</summary>
    public required ProgramGraph Graph { get; init; }
}
