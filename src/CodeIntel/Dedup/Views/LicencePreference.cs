namespace CodeIntel.Dedup.Views;

/// <summary>
/// How well an SPDX expression fits a list of preferred licences. Of alternatives (<c>OR</c>) the best counts, of what
/// holds together (<c>AND</c>) the worst; <c>WITH</c> exceptions are disregarded unless the list names them.
/// </summary>
internal static class LicencePreference
{
    /// <summary>Index in the list; its length where nothing fits or the licence is not known.</summary>
    public static int Rank(string? expression, IReadOnlyList<string> preferred)
    {
        if (string.IsNullOrWhiteSpace(expression))
        {
            return preferred.Count;
        }

        return Split(expression.Replace('(', ' ').Replace(')', ' '), " OR ")
            .Min(part => Split(part, " AND ").Max(licence => RankOne(licence, preferred)));
    }

    private static int RankOne(string licence, IReadOnlyList<string> preferred)
    {
        var plain = Split(licence, " WITH ")[0];
        for (var i = 0; i < preferred.Count; i++)
        {
            if (preferred[i].Equals(licence, StringComparison.OrdinalIgnoreCase)
                || preferred[i].Equals(plain, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return preferred.Count;
    }

    private static string[] Split(string text, string separator) =>
        [.. $" {text} ".Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .DefaultIfEmpty("")];
}
