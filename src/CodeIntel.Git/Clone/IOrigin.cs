namespace CodeIntel.Git.Clone;

/// <summary>Where a repository is fetched from.</summary>
internal interface IOrigin
{
    /// <summary>The commit that a branch stands at; null: the default branch.</summary>
    /// <exception cref="FetchException">It cannot be had.</exception>
    Task<string> CommitOfAsync(string? branch, CancellationToken cancellationToken);

    /// <summary>
    /// Makes <paramref name="folder"/>, which is empty, a bare repository that holds the commit and all it needs.
    /// </summary>
    /// <exception cref="FetchException">It cannot be had.</exception>
    Task FetchAsync(string folder, string commit, CancellationToken cancellationToken);
}
