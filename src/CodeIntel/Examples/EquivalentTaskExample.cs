namespace CodeIntel.Examples;

/// <summary>An evaluation example of a task after a change of its code that keeps the meaning.</summary>
public sealed record EquivalentTaskExample
{
    /// <summary>Row of the unit of the example as it is.</summary>
    public required long Row { get; init; }

    /// <summary>Its variant.</summary>
    public required int Variant { get; init; }

    /// <summary>The change.</summary>
    public required EquivalentEdit Edit { get; init; }

    /// <summary>The label afterwards: of variable-misuse, where the bug and its repair targets are now.</summary>
    public required string Label { get; init; }

    /// <summary>What a model reads afterwards.</summary>
    public required TaskInput Input { get; init; }

    /// <summary>
    /// variable-misuse: for each candidate of <see cref="Input"/> the index of the token of the example as it is that
    /// it was, −1 where it is new; each candidate of the example is among them. Else empty.
    /// </summary>
    public IReadOnlyList<int> Origins { get; init; } = [];
}
