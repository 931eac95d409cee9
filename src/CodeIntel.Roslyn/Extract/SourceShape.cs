using System.Buffers;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Recognises sources that people neither wrote nor read, by their form: minified ones by their lines, tables in code
/// by their tokens. The limits lie far from what hand-written code reaches.
/// </summary>
internal static class SourceShape
{
    /// <summary>
    /// Characters of a line that nobody writes; files below <see cref="MinCharacters"/> are not judged.
    /// </summary>
    private const int LongLine = 500;
    private const int MinCharacters = 2_000;

    /// <summary>Tokens from which a share of literals, or of different tokens, says something.</summary>
    private const int MinTokens = 1_000;
    private const int MinVarietyTokens = 5_000;

    /// <summary>One token in five is a literal: with its commas and brackets that is half of the file.</summary>
    private const double MaxLiteralTokens = 0.2;

    /// <summary>Share of the file's characters that stand in literals.</summary>
    private const double MaxLiteralCharacters = 0.6;

    /// <summary>Different tokens by all tokens.</summary>
    private const double MinVariety = 0.01;

    private static readonly SearchValues<char> _lineEnds = SearchValues.Create("\r\n");

    /// <summary>The traits of a text with the tokens found in it.</summary>
    public static SourceTraits Of(string text, FileWalk walk) =>
        (IsMinified(text) ? SourceTraits.Minified : SourceTraits.None)
        | (IsData(text, walk) ? SourceTraits.Data : SourceTraits.None);

    private static bool IsMinified(string text)
    {
        if (text.Length < MinCharacters)
        {
            return false;
        }

        var inLongLines = 0;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(_lineEnds);
            var length = end < 0 ? rest.Length : end;
            inLongLines += length > LongLine ? length : 0;
            rest = rest[(end < 0 ? length : end + 1)..];
        }

        return inLongLines * 2L > text.Length;
    }

    private static bool IsData(string text, FileWalk walk)
    {
        if (text.Length < MinCharacters)
        {
            return false;
        }

        var literals = 0;
        var characters = 0L;
        foreach (var index in walk.Tokens)
        {
            var token = walk.Vocabulary[index];
            if (token.Kind is TokenKind.NumericLiteral or TokenKind.StringLiteral or TokenKind.CharacterLiteral)
            {
                literals++;
                characters += token.Text.Length;
            }
        }

        var tokens = walk.Tokens.Length;
        return characters > MaxLiteralCharacters * text.Length
            || (tokens >= MinTokens && literals > MaxLiteralTokens * tokens)
            || (tokens >= MinVarietyTokens && walk.Vocabulary.Length < MinVariety * tokens);
    }
}
