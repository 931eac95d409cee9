using System.Text.RegularExpressions;

namespace CodeIntel.Git.Clone;

/// <summary>
/// What a corpus file's <c>url</c> says: a folder of this machine (<see cref="Folder"/>) or a web address (<see
/// cref="Url"/>, without the user and password that may be in it).
/// </summary>
internal sealed partial record RepositoryAddress
{
    private const UriComponents WithoutUser =
        UriComponents.SchemeAndServer | UriComponents.PathAndQuery;

    /// <summary>Absolute path, for a plain path or a <c>file://</c> address.</summary>
    public string? Folder { get; private init; }

    /// <summary>http or https address without credentials.</summary>
    public string? Url { get; private init; }

    /// <summary>User of the address, or null.</summary>
    public string? User { get; private init; }

    /// <summary>Password or token of the address.</summary>
    public string Password { get; private init; } = "";

    /// <summary>Reads an address; plain paths are relative to <paramref name="folder"/>.</summary>
    /// <exception cref="FetchException">Neither web address nor file address nor path.</exception>
    public static RepositoryAddress Parse(string text, string folder)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return ScpLike().IsMatch(text)
                ? throw Unsupported("ssh")
                : new RepositoryAddress { Folder = Path.GetFullPath(Path.Combine(folder, text)) };
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new FetchException(
                FetchException.UnsupportedAddress, "not an address like https://host/owner/name");
        }

        return uri.Scheme switch
        {
            "file" => new RepositoryAddress { Folder = Path.GetFullPath(uri.LocalPath) },
            "http" or "https" => OfWeb(uri),
            _ => throw Unsupported(uri.Scheme),
        };
    }

    private static RepositoryAddress OfWeb(Uri uri)
    {
        var colon = uri.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var user = colon < 0 ? uri.UserInfo : uri.UserInfo[..colon];
        return new RepositoryAddress
        {
            Url = uri.GetComponents(WithoutUser, UriFormat.UriEscaped),
            User = uri.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(user),
            Password = colon < 0 ? "" : Uri.UnescapeDataString(uri.UserInfo[(colon + 1)..]),
        };
    }

    private static FetchException Unsupported(string scheme) => new(FetchException.UnsupportedAddress,
        $"{scheme} addresses are not fetched; give the https address, or the path of a clone");

    [GeneratedRegex(@"^[^/\\]{2,}@?[^/\\]*:(?!\\)")]
    private static partial Regex ScpLike();
}
