namespace CodeIntel.Examples;

/// <summary>A planted clone, or the reason why there is none.</summary>
public sealed record MutatedCode
{
    /// <summary>
    /// Why there is none: <c>does-not-parse</c>, <c>rate-not-reached</c>, <c>no-place</c>, <c>no-block</c>,
    /// <c>crashed</c>; or null.
    /// </summary>
    public string? Refused { get; init; }

    /// <summary>The changed code.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its tokens.</summary>
    public IReadOnlyList<Token> Tokens { get; init; } = [];

    /// <summary>Tokens renamed, inserted, deleted or moved; of a block: its tokens.</summary>
    public int ChangedTokens { get; init; }

    /// <summary>Tokens of the origin.</summary>
    public int OriginTokens { get; init; }
}
