namespace CodeIntel.Examples;

/// <summary>
/// One repository at one commit, as fetched; what a stage needs to read its files and to name its examples.
/// </summary>
public sealed record RepositorySnapshot
{
    /// <summary>Row of the <c>repositories</c> table.</summary>
    public required long Row { get; init; }

    /// <summary>
    /// Canonical address: the corpus file's <c>url</c>, or its <c>path</c> as written there. Never a mirror's address.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>40 hexadecimal digits; for a folder without git, <c>folder-</c> and the hash of its files.</summary>
    public required string Commit { get; init; }

    /// <summary>SPDX expression of the corpus file, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>The split that the corpus file fixes, or null.</summary>
    public Split? FixedSplit { get; init; }

    /// <summary>Globs of paths to read; all C# files where empty.</summary>
    public required IReadOnlyList<string> Include { get; init; }

    /// <summary>Globs of paths to leave out.</summary>
    public required IReadOnlyList<string> Exclude { get; init; }

    /// <summary>Absolute path of the bare clone in the workspace, or of the folder without git.</summary>
    public required string Location { get; init; }

    /// <summary>False for a folder without git.</summary>
    public required bool IsGit { get; init; }
}
