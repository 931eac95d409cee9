using System.Buffers;
using System.Text.RegularExpressions;

namespace CodeIntel.Redaction;

/// <summary>
/// Passwords in connection strings (<c>Server=…;Password=…;</c>) and in addresses (<c>https://user:password@host</c>).
/// <c>password = x</c> alone is code, so a connection string has to name a server, user or database on the same line.
/// </summary>
internal static class Passwords
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>What fields to fill in are written with.</summary>
    private static readonly SearchValues<char> _marks = SearchValues.Create("{}<>()$%*[]+");

    private static readonly Regex _password = new(@"\b(password|pwd)[ \t]{0,4}=[ \t]{0,4}", Options);
    private static readonly Regex _companion = new(
        @"\b(server|data source|host|hostname|address|user id|userid|uid|username|user|database|initial catalog)"
            + @"[ \t]{0,4}=[ \t]{0,4}[^=;""' \t]",
        Options);
    private static readonly Regex _address = new(@"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@""'<>{}]{1,64}:", Options);

    /// <summary>Finds all passwords; a placeholder such as <c>{0}</c>, <c>***</c> or <c>$(X)</c> is none.</summary>
    public static void Find(string text, List<Finding> found)
    {
        foreach (var match in _password.EnumerateMatches(text))
        {
            var start = match.Index + match.Length;
            var length = LengthUntil(text.AsSpan(start), ";\"'\r\n\t\\ ");
            var isClose = !text.AsSpan(match.Index, match.Length).ContainsAny(' ', '\t');
            if (IsSecret(text.AsSpan(start, length))
                && (isClose || IsQuoted(text, match.Index))
                && IsConnectionString(text, match.Index, start + length))
            {
                found.Add(new(start, length, RedactionKind.Key));
            }
        }

        foreach (var match in _address.EnumerateMatches(text))
        {
            var start = match.Index + match.Length;
            var length = LengthUntil(text.AsSpan(start), "@/\"'\r\n\t\\ ");
            if (start + length < text.Length && text[start + length] == '@' && IsSecret(text.AsSpan(start, length)))
            {
                found.Add(new(start, length, RedactionKind.Key));
            }
        }
    }

    private static int LengthUntil(ReadOnlySpan<char> text, string ends)
    {
        var length = text[..Math.Min(text.Length, 200)].IndexOfAny(ends);
        return length < 0 ? 0 : length;
    }

    private static bool IsSecret(ReadOnlySpan<char> value) =>
        value.Length > 0 && value.IndexOfAny(_marks) < 0;

    // blanks around the equals sign are code, unless a literal is open on this line
    private static bool IsQuoted(string text, int start)
    {
        var line = Math.Max(text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1, start - 512);
        return start > line && text.AsSpan(line..start).Count('"') % 2 == 1;
    }

    // the pieces of a connection string are joined by semicolons, inside one literal
    private static bool IsConnectionString(string text, int start, int end)
    {
        var from = Math.Max(text.LastIndexOfAny(['\n', '"'], Math.Max(0, start - 1)), start - 512) + 1;
        var length = text.AsSpan(end, Math.Min(512, text.Length - end)).IndexOfAny('\n', '"');
        var to = length < 0 ? Math.Min(text.Length, end + 512) : end + length;
        var around = text.AsSpan(from, to - from);
        return around.Contains(';') && _companion.IsMatch(around);
    }
}
