using CodeIntel.Examples;

namespace CodeIntel.Dedup.Align;

/// <summary>
/// Aligns the tokens of two statements that are alike at the lowest cost: 0 for equal tokens, 1 for an inserted or
/// deleted one, and 1 for an identifier against an identifier or a literal against a literal.
/// </summary>
internal static class TokenMatcher
{
    /// <summary>Whether one token may stand for another: both names, or both literals.</summary>
    public static bool AreOfOneSort(Token a, Token b) =>
        (a.Kind == TokenKind.Identifier && b.Kind == TokenKind.Identifier) || (IsLiteral(a) && IsLiteral(b));

    /// <summary>True for literals, and for the keywords that are values.</summary>
    public static bool IsLiteral(Token token) =>
        token.Kind > TokenKind.Identifier
        || (token.Kind == TokenKind.Keyword && token.Text is "true" or "false" or "null");

    /// <summary>For every token of the first statement, its partner's place in the second, or −1.</summary>
    public static int[] Match(ReadOnlySpan<Token> first, ReadOnlySpan<Token> second)
    {
        var cost = new int[first.Length + 1, second.Length + 1];
        for (var i = first.Length; i >= 0; i--)
        {
            for (var j = second.Length; j >= 0; j--)
            {
                cost[i, j] = i == first.Length ? second.Length - j
                    : j == second.Length ? first.Length - i
                    : Math.Min(
                        1 + Math.Min(cost[i + 1, j], cost[i, j + 1]), cost[i + 1, j + 1] + Cost(first[i], second[j]));
            }
        }

        var matches = new int[first.Length];
        Array.Fill(matches, -1);
        for (var (i, j) = (0, 0); i < first.Length && j < second.Length;)
        {
            if (cost[i, j] == cost[i + 1, j + 1] + Cost(first[i], second[j]))
            {
                matches[i++] = j++;
            }
            else if (cost[i, j] == 1 + cost[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return matches;
    }

    // 3 is never cheaper than a deletion and an insertion
    private static int Cost(Token a, Token b) => a == b ? 0 : AreOfOneSort(a, b) ? 1 : 3;
}
