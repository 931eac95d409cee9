using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Trees;

/// <summary>A commit's files, read from the object database of a bare clone.</summary>
internal sealed class GitSourceTree : ISourceTree
{
    private readonly Repository _repository;
    private readonly Commit _commit;
    private readonly PathGlobs _globs;
    private readonly TreeLimits _limits;
    private CommitTree? _tree;
    private HashSet<string>? _matches;

    /// <summary>Opens a snapshot's clone.</summary>
    /// <exception cref="LibGit2SharpException">It is damaged or lacks the commit.</exception>
    public GitSourceTree(RepositorySnapshot snapshot, PathGlobs globs, TreeLimits limits)
    {
        (_globs, _limits) = (globs, limits);
        _repository = new(snapshot.Location);
        try
        {
            _commit = _repository.Lookup<Commit>(snapshot.Commit)
                ?? throw new NotFoundException($"commit {snapshot.Commit} is missing");
        }
        catch (LibGit2SharpException)
        {
            _repository.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries() => Entries(left: true);

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> LeftOut() => Entries(left: false);

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Find(Func<string, bool> isWanted) => ReadTree().Paths
        .Where(path => path.Kind == SourceEntryKind.File && isWanted(path.Path))
        .Select(EntryOf);

    /// <inheritdoc/>
    public byte[]? Read(SourceEntry entry)
    {
        var id = new ObjectId(entry.ObjectId);
        var header = entry.Kind == SourceEntryKind.File ? SizeOf(id) : null;
        if (header is not { } size || size > _limits.MaxBlobBytes)
        {
            return null;
        }

        try
        {
            using var content = _repository.Lookup<Blob>(id)?.GetContentStream();
            if (content is null)
            {
                return null;
            }

            var bytes = new byte[size];
            content.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is LibGit2SharpException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();

    private IEnumerable<SourceEntry> Entries(bool left)
    {
        var tree = ReadTree();
        var matches = _matches ??=
            _globs.Matches(tree.Paths.Where(p => p.Kind != SourceEntryKind.Unsafe).Select(p => p.Path));
        return tree.Paths
            .Where(p => (p.Kind == SourceEntryKind.Unsafe || matches.Contains(p.Path)) == left)
            .Select(EntryOf);
    }

    private SourceEntry EntryOf(TreePath path) =>
        new(path.Path, path.Id.Sha, path.Kind, path.Kind == SourceEntryKind.Submodule ? null : SizeOf(path.Id));

    private CommitTree ReadTree()
    {
        try
        {
            return _tree ??= CommitTree.Read(_commit, _limits);
        }
        catch (FetchException e)
        {
            throw new StageException(
                $"The clone {_repository.Info.Path} is damaged: {e.Message}. Delete it and run clone again.", e);
        }
    }

    private long? SizeOf(ObjectId id)
    {
        try
        {
            return _repository.ObjectDatabase.RetrieveObjectMetadata(id)?.Size;
        }
        catch (LibGit2SharpException)
        {
            // missing or corrupt: the caller counts it
            return null;
        }
    }
}
