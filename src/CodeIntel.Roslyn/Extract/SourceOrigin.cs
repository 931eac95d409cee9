namespace CodeIntel.Roslyn.Extract;

/// <summary>Where files come from: names their examples and drops.</summary>
internal sealed record SourceOrigin(long RepositoryRow, string Url, string Commit)
{
    /// <summary>How a drop names a file.</summary>
    public string Key(string path) => $"{Url}@{path}";
}
