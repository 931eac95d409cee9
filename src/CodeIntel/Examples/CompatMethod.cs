namespace CodeIntel.Examples;

/// <summary>A method declaration by the published definition of code2seq's C# extractor.</summary>
public sealed record CompatMethod
{
    /// <summary>The subtokens of the name joined by <c>|</c>; never empty.</summary>
    public required string Label { get; init; }

    /// <summary>The name as written, without a verbatim <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Where the declaration stands, without leading trivia: the span of the same unit of <c>extract</c>.
    /// </summary>
    public required CharSpan Span { get; init; }

    /// <summary>
    /// The multiset of contexts, in the order of the published extractor; never empty.
    /// </summary>
    public required IReadOnlyList<PathContext> Contexts { get; init; }

    /// <summary>
    /// Pairs of terminals within the limits; more than <see cref="CompatLimits.MaxPairs"/> where a sample was drawn.
    /// </summary>
    public required long PairsInAll { get; init; }
}
