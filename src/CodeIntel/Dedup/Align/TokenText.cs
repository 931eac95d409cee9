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
            if (i > span.Start && NeedsBlank(tokens[i - 1], tokens[i]))
            {
                text.Append(' ');
            }

            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }

    private static bool NeedsBlank(Token left, Token right) =>
        left.Text is not ("." or "?." or "(" or "[" or "!" or "~" or "++" or "--")
        && !IsOpenQuote(left)
        && right.Text is not ("." or "?." or ")" or "]" or "," or ";" or "++" or "--" or ":" or "?" or "\"")
        && !(right.Text is "(" or "[" or "<" && left.Kind == TokenKind.Identifier)
        && !(right.Text is "(" && left.Text is "typeof" or "nameof" or "default" or ">");

    private static bool IsOpenQuote(Token token) =>
        token.Kind == TokenKind.Punctuation && token.Text.Length > 1 && token.Text.EndsWith('"');
}
