namespace CodeIntel.Roslyn.Extract;

/// <summary>Where files come from: names their examples and drops.</summary>
internal sealed record SourceOrigin(long RepositoryRow, string Url, string Commit)
{
    /// <summary>The repository's project files.</summary>
    public TestProjects Projects { get; init; } = new([]);

    /// <summary>How a drop names a file.</summary>
    public string Key(string path) => $"{Url}@{path}";
}
