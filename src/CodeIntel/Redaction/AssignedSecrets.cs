using System.Buffers;
using System.Text.RegularExpressions;

namespace CodeIntel.Redaction;

/// <summary>
/// String literals that look random and are given to something named like a secret: <c>ApiKey = "…"</c>,
/// <c>"client_secret": "…"</c>, <c>SetToken("…")</c>. Both are asked for, because hashes, identifiers and test data
/// look random too.
/// </summary>
internal static class AssignedSecrets
{
    /// <summary>Shortest random text that is taken for a secret; 16 base-64 digits are 96 bits.</summary>
    private const int FewestCharacters = 16;

    /// <summary>
    /// Least entropy in bits per character. Sixteen random hexadecimal digits have 3.2 on average, twenty letters of
    /// running text in one case 3.3; names with digits stay below because they repeat letters.
    /// </summary>
    private const double LeastBits = 3.0;

    /// <summary>A text with other characters than base-64 has no word: so many small letters in a row.</summary>
    private const int WordLetters = 5;

    /// <summary>Patterns, markup and fields to fill in are written with.</summary>
    private static readonly SearchValues<char> _marks = SearchValues.Create("()[]{}<>\\");

    private static readonly Regex _assignment = new(
        @"(secret|token|api_?key|access_?key|private_?key|account_?key|auth_?key|encryption_?key|passw(or)?d|pwd)"
            + @"(_?[A-Za-z0-9]{0,12})[""']?[ \t]{0,8}(=|:|=>|\(|,)[ \t]{0,8}@?""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Finds all random literals that are assigned to a secret.</summary>
    public static void Find(string text, List<Finding> found)
    {
        foreach (var match in _assignment.EnumerateMatches(text))
        {
            var start = match.Index + match.Length;
            var length = text.AsSpan(start, Math.Min(256, text.Length - start)).IndexOf('"');
            if (length >= FewestCharacters && !IsPublic(text, match.Index) && IsRandom(text.AsSpan(start, length)))
            {
                found.Add(new(start, length, RedactionKind.Key));
            }
        }
    }

    // PublicKeyToken names an assembly
    private static bool IsPublic(string text, int start) => text.AsSpan(Math.Max(0, start - 10), Math.Min(10, start))
        .Contains("public", StringComparison.OrdinalIgnoreCase);

    private static bool IsRandom(ReadOnlySpan<char> value)
    {
        var digits = 0;
        var letters = 0;
        var isPlain = true;
        foreach (var c in value)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            isPlain &= char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '_' or '-' or '.' or '~';
        }

        // words with a year or version at the end have few digits
        return (isPlain || IsPassword(value)) && letters >= 2
            && digits >= Math.Max(2, value.Length / 16) && !IsCounting(value)
            && Entropy.BitsPerCharacter(value) >= LeastBits;
    }

    // with punctuation: addresses, dates and patterns have some too, but words, or letters of one case
    private static bool IsPassword(ReadOnlySpan<char> value)
    {
        var (small, great, row) = (0, 0, 0);
        foreach (var c in value)
        {
            row = char.IsAsciiLetterLower(c) ? row + 1 : 0;
            small += row > 0 ? 1 : 0;
            great += char.IsAsciiLetterUpper(c) ? 1 : 0;
            if (c is <= ' ' or > '~' || row == WordLetters)
            {
                return false;
            }
        }

        return small > 0 && great > 0 && !value.ContainsAny(_marks);
    }

    // 0123456789abcdef and the like: test data
    private static bool IsCounting(ReadOnlySpan<char> value)
    {
        var steps = 0;
        for (var i = 1; i < value.Length; i++)
        {
            steps += Math.Abs(value[i] - value[i - 1]) <= 1 ? 1 : 0;
        }

        return steps * 2 >= value.Length;
    }
}
