namespace CodeIntel.Licences;

/// <summary>The identifiers of the SPDX licence list.</summary>
internal static class LicenceIds
{
    private static readonly Dictionary<string, string> _ids = Load("identifiers.txt");
    private static readonly Dictionary<string, string> _exceptions = Load("exceptions.txt");

    /// <summary>The permissive licences: no copyleft, no restriction of use.</summary>
    public static IReadOnlyCollection<string> Permissive { get; } =
        LicenceData.Lines("permissive.txt").ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// What an identifier stands for, with the SPDX list's spelling; deprecated names of the GNU licences
    /// (<c>GPL-2.0</c>, <c>GPL-2.0+</c>) in their present form. Null where there is no such licence.
    /// </summary>
    public static LicenceExpression.Term? Find(string text)
    {
        if (IsReference(text))
        {
            return new(text);
        }

        var orLater = text.EndsWith('+');
        var name = orLater ? text[..^1] : text;
        if (name.EndsWith("-or-later", StringComparison.OrdinalIgnoreCase))
        {
            (name, orLater) = (name[..^"-or-later".Length] + "-only", true);
        }

        return _ids.TryGetValue(name + "-only", out var id) || _ids.TryGetValue(name, out id)
            ? new(id, orLater)
            : null;
    }

    /// <summary>An exception with the SPDX list's spelling, or null.</summary>
    public static string? FindException(string text) =>
        text.StartsWith("AdditionRef-", StringComparison.Ordinal) ? text : _exceptions.GetValueOrDefault(text);

    /// <summary>The identifier that is nearest to a mistyped one, or null.</summary>
    public static string? Nearest(string text)
    {
        var squeezed = Squeezed(text);
        return _ids.Values.Where(id => Squeezed(id).StartsWith(squeezed, StringComparison.Ordinal))
            .OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal).FirstOrDefault();
    }

    // a licence that the SPDX list does not have: its text is in the repository
    private static bool IsReference(string text) =>
        (text.StartsWith("LicenseRef-", StringComparison.Ordinal)
            || (text.StartsWith("DocumentRef-", StringComparison.Ordinal) && text.Contains(':')))
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':');

    private static string Squeezed(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static Dictionary<string, string> Load(string name) =>
        LicenceData.Lines(name).ToDictionary(line => line, line => line, StringComparer.OrdinalIgnoreCase);
}
