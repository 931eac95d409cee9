namespace CodeIntel.Examples;

/// <summary>
/// What noise of one kind makes of a training example; either the label or the contexts are another one.
/// </summary>
public sealed record NoisyExample
{
    /// <summary>Row of the clean example.</summary>
    public required long Row { get; init; }

    /// <summary>The lowest level at which the example is noisy; it stays noisy at all higher ones. In (0, 1].</summary>
    public required double NoisyFrom { get; init; }

    /// <summary>The label afterwards, normalised; null: unchanged.</summary>
    public string? Label { get; init; }

    /// <summary>
    /// All path contexts afterwards, with ids as in <see cref="TrainingExample.Contexts"/>; null: unchanged.
    /// </summary>
    public IReadOnlyList<PathContext>? Contexts { get; init; }
}
