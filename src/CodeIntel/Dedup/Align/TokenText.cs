using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Dedup.Align;

/// <summary>Writes tokens as readable code on one line.</summary>
public static class TokenText
{
    /// <summary>The tokens of a span; blanks stand where C# is usually written with them.</summary>
    public static string Of(IReadOnlyList<Token> tokens, TokenSpan span)
    {
        var text = new StringBuilder();
        for (var i = span.Start; i < span.End; i++)
        {
            if (i > span.Start && NeedsBlank(tokens[i - 1], tokens[i], i > 1 ? tokens[i - 2] : default))
            {
                text.Append(' ');
            }

            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }

    private static bool NeedsBlank(Token left, Token right, Token before) =>
        left.Text is not ("." or "?." or "(" or "[" or "!" or "~" or "++" or "--")
        && !IsOpenQuote(left)
        && right.Text is not ("." or "?." or ")" or "]" or "," or ";" or "++" or "--" or ":" or "?" or "\"")
        && !(right.Text is "(" or "[" && (left.Kind == TokenKind.Identifier || left.Text is ">" or "typeof"))
        && !(right.Text == "<" && IsTypeName(left))
        && !(left.Text == "<" && IsTypeName(before))
        && !(right.Text == ">" && (IsTypeName(left) || left.Text is ">" or "?" or "]"));

    // without a syntax tree, a capital tells a type argument list from a comparison
    private static bool IsTypeName(Token token) =>
        token.Kind == TokenKind.Keyword || (token.Kind == TokenKind.Identifier && char.IsUpper(token.Text[0]));

    private static bool IsOpenQuote(Token token) =>
        token.Kind == TokenKind.Punctuation && token.Text.Length > 1 && token.Text.EndsWith('"');
}
