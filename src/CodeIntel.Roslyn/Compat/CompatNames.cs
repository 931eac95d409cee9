using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Compat;

/// <summary>
/// Subtokens by the published definition (docs/code2seq-compat.md). It differs from <see cref="Subtokens"/>:
/// punctuation does not split, only ASCII letters remain, a comma becomes the letter C, what has no letter is SPACE.
/// </summary>
internal static class CompatNames
{
    /// <summary>Stands for a terminal without letter or number.</summary>
    public const string Blank = "SPACE";

    private static readonly string[] _keptIntegers = ["0", "1", "2", "3", "4", "5", "10"];

    /// <summary>The subtokens of a name joined by <c>|</c>; empty where it has no ASCII letter.</summary>
    public static string Label(string name)
    {
        var joined = new StringBuilder(name.Length + 8);
        var text = name.AsSpan().Trim();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDelimiter(text[i]))
            {
                Append(joined, text[start..i]);
                start = i + 1;
            }
            else if (i > start && StartsSubtoken(text, i))
            {
                Append(joined, text[start..i]);
                start = i;
            }
        }

        Append(joined, text[start..]);
        return joined.ToString();
    }

    /// <summary>A terminal as it is written: subtokens, else a kept small integer, NUM or SPACE.</summary>
    public static string Terminal(string name)
    {
        if (name == Subtokens.MethodNameMask)
        {
            return name;
        }

        var label = Label(name);
        return label.Length > 0 ? label : Integer(name) ?? Blank;
    }

    private static bool IsDelimiter(char c) => c == '_' || char.IsAsciiDigit(c) || char.IsWhiteSpace(c);

    private static bool StartsSubtoken(ReadOnlySpan<char> text, int i) =>
        char.IsAsciiLetterUpper(text[i])
        && (char.IsAsciiLetterLower(text[i - 1])
            || (char.IsAsciiLetterUpper(text[i - 1]) && i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1])));

    private static void Append(StringBuilder joined, ReadOnlySpan<char> subtoken)
    {
        var before = joined.Length;
        foreach (var c in WithoutEscapes(subtoken))
        {
            if (char.IsAsciiLetterLower(c) || c == ',')
            {
                if (joined.Length == before && before > 0)
                {
                    joined.Append(Subtokens.Separator);
                }

                joined.Append(c == ',' ? 'C' : c);
            }
        }
    }

    /// <summary>
    /// Lower case, without two sequences that the definition removes wherever they stand: an escaped line break of an
    /// escaped string, and a character class that was meant as a pattern.
    /// </summary>
    private static string WithoutEscapes(ReadOnlySpan<char> text)
    {
        var lower = text.ToString().ToLowerInvariant();
        return lower.Contains('\\', StringComparison.Ordinal) || lower.Contains('[', StringComparison.Ordinal)
            ? lower.Replace("\\\\n", "", StringComparison.Ordinal).Replace("[\"',]", "", StringComparison.Ordinal)
            : lower;
    }

    private static string? Integer(string name)
    {
        var digits = new StringBuilder();
        foreach (var c in WithoutEscapes(name))
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (char.IsAscii(c) && !char.IsWhiteSpace(c))
            {
                return null;
            }
        }

        var integer = digits.ToString();
        return integer.Length == 0 ? null
            : Array.IndexOf(_keptIntegers, integer) >= 0 ? integer
            : Subtokens.Number;
    }
}
