using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Studies;

namespace CodeIntel.Git.Trees;

/// <summary>The files of a folder without git.</summary>
internal sealed class FolderSourceTree(string folder, PathGlobs globs, TreeLimits limits) : ISourceTree
{
    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries() => List(globs);

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Find(Func<string, bool> isWanted) =>
        List(new(["**/*"], [])).Where(entry => entry.Kind == SourceEntryKind.File && isWanted(entry.Path));

    /// <inheritdoc/>
    public byte[]? Read(SourceEntry entry) => FolderFiles.Read(folder, entry, limits);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private IReadOnlyList<SourceEntry> List(PathGlobs wanted)
    {
        try
        {
            return FolderFiles.List(folder, wanted, limits);
        }
        catch (FetchException e)
        {
            throw new StageException($"{e.Message}. Run clone again.", e);
        }
    }
}
