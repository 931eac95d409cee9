namespace CodeIntel.Examples;

/// <summary>An evaluation example after a change of its code that keeps the meaning.</summary>
public sealed record EquivalentExample
{
    /// <summary>Row of the example as it is.</summary>
    public required long Row { get; init; }

    /// <summary>The change.</summary>
    public required EquivalentEdit Edit { get; init; }

    /// <summary>
    /// All path contexts afterwards, with ids as in <see cref="TrainingExample.Contexts"/>.
    /// </summary>
    public required IReadOnlyList<PathContext> Contexts { get; init; }
}
