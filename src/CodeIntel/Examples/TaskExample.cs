namespace CodeIntel.Examples;

/// <summary>An example of variable-misuse, code-to-text or code-search, made of a unit that has a split.</summary>
public sealed record TaskExample
{
    /// <summary>Row of the unit in the examples table.</summary>
    public required long Row { get; init; }

    /// <summary>
    /// 0, except the buggy twin of variable-misuse: 1. A row and a variant name one example of a task.
    /// </summary>
    public required int Variant { get; init; }

    /// <summary>Stable identity of the unit.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>The split.</summary>
    public required Split Split { get; init; }

    /// <summary>Kind of unit.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>
    /// variable-misuse: <see cref="MisuseLabel"/> as text. code-to-text: the summary's words joined by blanks.
    /// code-search: <see cref="PairLabels.Match"/> or <see cref="PairLabels.Mismatch"/>.
    /// </summary>
    public required string Label { get; init; }

    /// <summary>What a model reads.</summary>
    public required TaskInput Input { get; init; }
}
