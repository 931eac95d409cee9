using CodeIntel.Examples;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>The terms of a workspace, and behind them those that only planted code has.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<Token, int> _numbers = [];
    private readonly List<TokenKind> _kinds = [];

    /// <summary>Terms in the order of their numbers; the number 0 is no term.</summary>
    public TermTable(IReadOnlyList<Token> terms)
    {
        foreach (var term in terms)
        {
            _numbers.TryAdd(term, _kinds.Count);
            _kinds.Add(term.Kind);
        }
    }

    /// <summary>Kind of every number.</summary>
    public IReadOnlyList<TokenKind> Kinds => _kinds;

    /// <summary>The numbers of tokens; new tokens get new numbers.</summary>
    public int[] Numbers(IReadOnlyList<Token> tokens) => [.. tokens.Select(token =>
    {
        if (!_numbers.TryGetValue(token, out var number))
        {
            _numbers.Add(token, number = _kinds.Count);
            _kinds.Add(token.Kind);
        }

        return number;
    })];
}
