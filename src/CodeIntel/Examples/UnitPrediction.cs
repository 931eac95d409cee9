namespace CodeIntel.Examples;

/// <summary>What a model says of a unit.</summary>
public sealed record UnitPrediction
{
    /// <summary>Declared name.</summary>
    public required string Name { get; init; }

    /// <summary>Line on which the unit begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>
    /// Answers, most probable first: names, summaries, or <c>match</c> and <c>mismatch</c>.
    /// </summary>
    public IReadOnlyList<PredictedText> Answers { get; init; } = [];

    /// <summary>
    /// method-name: the path contexts that the first answer looks at most, descending by weight.
    /// </summary>
    public IReadOnlyList<WeightedContext> Attention { get; init; } = [];

    /// <summary>variable-misuse: the suspected use, or null where none is suspected.</summary>
    public SuspectedMisuse? Misuse { get; init; }

    /// <summary>variable-misuse: probability that there is no bug.</summary>
    public double? NoBug { get; init; }

    /// <summary>Why the model cannot say anything, or null.</summary>
    public string? Refused { get; init; }
}
