namespace CodeIntel.Examples;

/// <summary>A training example of a task that duplicate injection repeats as changed copies.</summary>
public sealed record InjectedTaskExample
{
    /// <summary>Row of the original's unit.</summary>
    public required long Row { get; init; }

    /// <summary>Variant of the original.</summary>
    public required int Variant { get; init; }

    /// <summary>The lowest level at which it is repeated; in (0, 1].</summary>
    public required double NoisyFrom { get; init; }

    /// <summary>Its copies: one less than how often it stands in the training split then.</summary>
    public required IReadOnlyList<LabelledInput> Copies { get; init; }
}
