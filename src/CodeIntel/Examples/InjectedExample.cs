namespace CodeIntel.Examples;

/// <summary>A training example that duplicate injection repeats.</summary>
public sealed record InjectedExample
{
    /// <summary>Row of the original.</summary>
    public required long Row { get; init; }

    /// <summary>The lowest level at which it is repeated; in (0, 1].</summary>
    public required double NoisyFrom { get; init; }

    /// <summary>How often it stands in the training split then, the original included; at least 2.</summary>
    public required int Factor { get; init; }

    /// <summary>
    /// All path contexts of each of the <see cref="Factor"/> − 1 copies; empty where the copies are exact.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<PathContext>> Copies { get; init; }
}
