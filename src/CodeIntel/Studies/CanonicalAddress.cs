namespace CodeIntel.Studies;

/// <summary>Brings a repository's address into the form that ids and reports show.</summary>
public static class CanonicalAddress
{
    /// <summary>
    /// Drops credentials, a trailing slash and <c>.git</c>; lower-cases scheme and host of web addresses.
    /// </summary>
    public static string? Of(string? url)
    {
        if (url is null)
        {
            return null;
        }

        var trimmed = url.TrimEnd('/');
        trimmed = trimmed.EndsWith(".git", StringComparison.Ordinal) ? trimmed[..^4].TrimEnd('/') : trimmed;
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return WithoutUser(trimmed);
        }

        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{uri.Scheme}://{uri.Host}{port}{uri.AbsolutePath.TrimEnd('/')}";
    }

    private static string WithoutUser(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var end = scheme < 0 ? -1 : address.IndexOf('/', scheme + 3);
        var at = scheme < 0 ? -1 : address.LastIndexOf('@', end < 0 ? address.Length - 1 : end);
        return at > scheme ? address[..(scheme + 3)] + address[(at + 1)..] : address;
    }
}
