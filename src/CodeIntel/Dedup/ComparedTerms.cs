using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>Which terms the similarity of near duplicates is computed over.</summary>
internal sealed class ComparedTerms(IReadOnlyList<TokenKind> kinds, TokenSelection selection)
{
    private readonly bool[] _compared =
        [.. kinds.Select(kind => selection == TokenSelection.All || kind >= TokenKind.Identifier)];

    /// <summary>Number of terms.</summary>
    public int Count => _compared.Length;

    /// <summary>Whether a term counts.</summary>
    public bool this[int term] => _compared[term];
}
