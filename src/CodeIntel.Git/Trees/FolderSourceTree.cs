using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Studies;

namespace CodeIntel.Git.Trees;

/// <summary>The files of a folder without git.</summary>
internal sealed class FolderSourceTree(string folder, PathGlobs globs, TreeLimits limits) : ISourceTree
{
    private (IReadOnlyList<SourceEntry> Left, IReadOnlyList<SourceEntry> LeftOut)? _parts;

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries() => Parts().Left;

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> LeftOut() => Parts().LeftOut;

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Find(Func<string, bool> isWanted)
    {
        var (left, leftOut) = Parts();
        return left.Concat(leftOut).Where(entry => entry.Kind == SourceEntryKind.File && isWanted(entry.Path))
            .OrderBy(entry => entry.Path, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public byte[]? Read(SourceEntry entry) => FolderFiles.Read(folder, entry, limits);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private (IReadOnlyList<SourceEntry> Left, IReadOnlyList<SourceEntry> LeftOut) Parts()
    {
        try
        {
            return _parts ??= FolderFiles.Parts(folder, globs, limits);
        }
        catch (FetchException e)
        {
            throw new StageException($"{e.Message}. Run clone again.", e);
        }
    }
}
