namespace CodeIntel.Export;

/// <summary>A repository at a commit.</summary>
public sealed record ExportRepository(long Row, string Url, string Commit)
{
    /// <summary><c>owner/name</c>: the last two parts of the address.</summary>
    public string Slug { get; } = SlugOf(Url);

    /// <summary>An address of a range of lines, where the host is one whose form is known; else of the file.</summary>
    public string Link(string path, int firstLine, int lastLine)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return Url.StartsWith("https://github.com/", StringComparison.Ordinal)
            ? $"{Trimmed}/blob/{Commit}/{escaped}#L{firstLine}-L{lastLine}"
            : $"{Trimmed}/{escaped}#L{firstLine}-L{lastLine}";
    }

    private string Trimmed => Url.TrimEnd('/') is var url && url.EndsWith(".git", StringComparison.Ordinal)
        ? url[..^4]
        : url;

    private static string SlugOf(string url)
    {
        var trimmed = url.TrimEnd('/');
        var parts = (trimmed.EndsWith(".git", StringComparison.Ordinal) ? trimmed[..^4] : trimmed)
            .Split(['/', '\\', ':'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts.TakeLast(2));
    }
}
