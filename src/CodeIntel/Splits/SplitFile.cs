namespace CodeIntel.Splits;

/// <summary>A file as the split sees it; <paramref name="Path"/> is inside its repository, with slashes.</summary>
public sealed record SplitFile(long Row, long RepositoryRow, string Path);
