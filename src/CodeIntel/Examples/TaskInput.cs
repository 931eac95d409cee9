namespace CodeIntel.Examples;

/// <summary>What a model reads of an example of variable-misuse, code-to-text or code-search.</summary>
public sealed record TaskInput
{
    /// <summary>Texts of the method's tokens, in order; the method's own name is among them.</summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>code-search: the words of the documentation summary that is paired with the method.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>variable-misuse: typed edges between tokens, each once, in order of kind, from, to.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; init; } = [];

    /// <summary>variable-misuse: indices of tokens that use a variable, ascending: where a bug can be.</summary>
    public IReadOnlyList<int> Candidates { get; init; } = [];
}
