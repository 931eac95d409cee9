using CodeIntel.Examples;

namespace CodeIntel.Git.Trees;

/// <summary>The files of a folder without git.</summary>
internal sealed class FolderSourceTree(string folder, PathGlobs globs, TreeLimits limits) : ISourceTree
{
    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries() => FolderFiles.List(folder, globs, limits);

    /// <inheritdoc/>
    public byte[]? Read(SourceEntry entry) => FolderFiles.Read(folder, entry, limits);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
