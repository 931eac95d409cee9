namespace CodeIntel.Git.Clone;

/// <summary>
/// Where <c>--mirror PREFIX</c> may hold <c>https://host/owner/name</c>. PREFIX is a folder or an address; one with
/// <c>{host}</c>, <c>{owner}</c> or <c>{name}</c> in it is a template and names exactly one place.
/// </summary>
internal static class MirrorAddresses
{
    /// <summary>The places in the order in which they are tried; none for an address without a path.</summary>
    public static IReadOnlyList<string> For(string url, string mirror)
    {
        var uri = new Uri(url);
        var parts = uri.AbsolutePath
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(Uri.UnescapeDataString)
            .ToArray();
        if (parts.Length == 0 || parts.Any(p => p is "." or ".." || p.AsSpan().IndexOfAny('/', '\\', '\0') >= 0))
        {
            return [];
        }

        var owner = string.Join('/', parts[..^1]);
        var name = parts[^1].EndsWith(".git", StringComparison.Ordinal) ? parts[^1][..^4] : parts[^1];
        return mirror.Contains('{', StringComparison.Ordinal)
            ? [Fill(mirror, uri.Host, owner, name)]
            : [.. Layouts(uri.Host, owner, name, IsWeb(mirror)).Select(layout => $"{mirror.TrimEnd('/')}/{layout}")];
    }

    /// <summary>True for an http or https prefix.</summary>
    public static bool IsWeb(string mirror) =>
        mirror.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || mirror.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string Fill(string template, string host, string owner, string name) => template
        .Replace("{host}", host, StringComparison.Ordinal)
        .Replace("{owner}", owner, StringComparison.Ordinal)
        .Replace("{name}", name, StringComparison.Ordinal);

    private static string[] Layouts(string host, string owner, string name, bool isWeb)
    {
        var path = owner.Length == 0 ? name : $"{owner}/{name}";
        var flat = path.Replace('/', '+');
        string[] everywhere = [path, $"{path}.git", $"{host}/{path}", $"{host}/{path}.git"];
        return isWeb ? everywhere : [.. everywhere, flat, $"{flat}.git", $"{flat}/repo"];
    }
}
