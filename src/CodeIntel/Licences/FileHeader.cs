namespace CodeIntel.Licences;

/// <summary>The comments of a C# file before its first token.</summary>
internal static class FileHeader
{
    /// <summary>Longest header that is looked at; GPL notices have 700 characters, an MIT text 1,100.</summary>
    private const int MaxLength = 16_384;

    /// <summary>
    /// The text up to the first token: blanks, comments and directives such as <c>#region</c> or <c>#nullable</c>.
    /// </summary>
    public static string Of(string text)
    {
        var limit = Math.Min(text.Length, MaxLength);
        var end = 0;
        while (end < limit)
        {
            var next = End(text, end, limit);
            if (next == end)
            {
                break;
            }

            end = next;
        }

        return text[..end];
    }

    private static int End(string text, int start, int limit)
    {
        var rest = text.AsSpan(start..limit);
        return char.IsWhiteSpace(rest[0]) || rest[0] == '\uFEFF' ? start + 1
            : rest.StartsWith("//", StringComparison.Ordinal) || rest[0] == '#' ? After(rest.IndexOfAny('\r', '\n'), 0)
            : rest.StartsWith("/*", StringComparison.Ordinal)
                ? After(rest[2..].IndexOf("*/", StringComparison.Ordinal), 4)
            : start;

        int After(int found, int more) => found < 0 ? limit : start + found + more;
    }
}
