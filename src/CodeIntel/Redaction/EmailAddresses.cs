using System.Text.RegularExpressions;

namespace CodeIntel.Redaction;

/// <summary>
/// E-mail addresses. Kept are names reserved for documentation and tests (RFC 2606: <c>example.com</c>,
/// <c>.invalid</c>), <c>git@host</c>, and what only looks like one: <c>icon@2x.png</c>, C#'s <c>@class</c>.
/// </summary>
internal static class EmailAddresses
{
    /// <summary>Of any script (RFC 6531, RFC 5890), also with accents of their own.</summary>
    private const string Letter = @"\p{L}\p{M}";
    private const string Sign = Letter + "0-9";

    private static readonly Regex _address = new(
        $@"\b[{Sign}_]([{Sign}._%+-]{{0,62}}[{Sign}_])?@([{Sign}]([{Sign}-]{{0,61}}[{Sign}])?\.){{1,8}}"
            + $@"[{Letter}]{{2,24}}\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly HashSet<string> _reserved = new(
        ["example", "test", "invalid", "localhost", "local"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> _fileEndings = new(
        ["cs", "css", "dll", "exe", "gif", "html", "jpeg", "jpg", "js", "json", "png", "svg", "ts", "webp", "xml"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds all addresses.</summary>
    public static void Find(string text, List<Finding> found)
    {
        if (!text.Contains('@'))
        {
            return;
        }

        foreach (var match in _address.EnumerateMatches(text))
        {
            var value = text.AsSpan(match.Index, match.Length);
            if (IsPersonal(value) && !IsMember(text, match.Index + match.Length))
            {
                found.Add(new(match.Index, match.Length, RedactionKind.Email));
            }
        }
    }

    private static bool IsPersonal(ReadOnlySpan<char> address)
    {
        var at = address.IndexOf('@');
        var domain = address[(at + 1)..];
        var top = domain[(domain.LastIndexOf('.') + 1)..].ToString();
        var second = domain[..domain.LastIndexOf('.')];
        return !address[..at].Equals("git", StringComparison.OrdinalIgnoreCase)
            && !_reserved.Contains(top)
            && !_reserved.Contains(second[(second.LastIndexOf('.') + 1)..].ToString())
            && !_fileEndings.Contains(top);
    }

    // Razor: class@Model.Name(…)
    private static bool IsMember(string text, int end) => end < text.Length && text[end] is '(' or '[';
}
