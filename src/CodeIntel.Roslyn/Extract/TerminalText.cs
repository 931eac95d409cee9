using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>How a terminal is written in path contexts.</summary>
internal static class TerminalText
{
    /// <summary>Longest terminal: this many subtokens and characters, cut at a subtoken where it has several.</summary>
    private const int MaxSubtokens = 10;
    private const int MaxCharacters = 64;

    /// <summary>A literal is read this far.</summary>
    private const int MaxRead = 512;

    /// <summary>The normalised text of a token, bounded; empty where no letter or digit is in it.</summary>
    public static string Of(SyntaxToken token) =>
        Of(token.IsKind(SyntaxKind.NumericLiteralToken) ? Number(token.ValueText) : token.ValueText);

    /// <summary>The normalised text of a token with this value, bounded.</summary>
    public static string Of(string text)
    {
        var normalised = Subtokens.Normalise(text.Length > MaxRead ? text[..MaxRead] : text);
        if (normalised.Length <= MaxCharacters && normalised.AsSpan().Count(Subtokens.Separator) < MaxSubtokens)
        {
            return normalised;
        }

        var parts = normalised.Split(Subtokens.Separator);
        var kept = parts[0].Length > MaxCharacters ? parts[0][..MaxCharacters] : parts[0];
        foreach (
            var part in parts[1..Math.Min(parts.Length, MaxSubtokens)]
                .TakeWhile(p => kept.Length + p.Length < MaxCharacters)
        )
        {
            kept += Subtokens.Separator + part;
        }

        return kept;
    }

    /// <summary>Exponents and infinities have letters in their value; a number never becomes a word.</summary>
    private static string Number(string value) => value.All(char.IsAsciiDigit) ? value : "99";
}
