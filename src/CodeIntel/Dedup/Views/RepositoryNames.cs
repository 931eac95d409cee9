namespace CodeIntel.Dedup.Views;

/// <summary>How a study names a repository of its corpus: by its address or by the end of it (owner/name).</summary>
public static class RepositoryNames
{
    /// <summary>True where the name means the repository.</summary>
    public static bool Means(string name, string url)
    {
        var (given, address) = (Trim(name), Trim(url));
        return address.Equals(given, StringComparison.OrdinalIgnoreCase)
            || (given.Length > 0 && address.EndsWith("/" + given, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Index of the first name that means the repository; the number of names where none does.</summary>
    internal static int Rank(string url, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (Means(names[i], url))
            {
                return i;
            }
        }

        return names.Count;
    }

    private static string Trim(string address)
    {
        var bare = address.TrimEnd('/');
        return bare.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? bare[..^4] : bare;
    }
}
