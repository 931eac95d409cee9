using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Trees;

/// <summary>A commit's files, read from the object database of a bare clone.</summary>
internal sealed class GitSourceTree(Repository repository, string commit, PathGlobs globs, TreeLimits limits) : ISourceTree
{
    /// <summary>Opens a snapshot's clone.</summary>
    /// <exception cref="LibGit2SharpException">It is damaged or lacks the commit.</exception>
    public static GitSourceTree Open(RepositorySnapshot snapshot, PathGlobs globs, TreeLimits limits)
    {
        var tree = new GitSourceTree(new Repository(snapshot.Location), snapshot.Commit, globs, limits);
        try
        {
            _ = tree.FindCommit();
            return tree;
        }
        catch (LibGit2SharpException)
        {
            tree.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SourceEntry> Entries()
    {
        var tree = ReadTree();
        var safe = tree.Paths.Where(p => p.Kind != SourceEntryKind.Unsafe).Select(p => p.Path);
        var matches = globs.Matches(safe);
        return tree.Paths
            .Where(p => p.Kind == SourceEntryKind.Unsafe || matches.Contains(p.Path))
            .Select(p => new SourceEntry(p.Path, p.Id.Sha, p.Kind, p.Kind == SourceEntryKind.Submodule ? null : SizeOf(p.Id)));
    }

    /// <inheritdoc/>
    public byte[]? Read(SourceEntry entry)
    {
        var id = new ObjectId(entry.ObjectId);
        if (entry.Kind != SourceEntryKind.File || (entry.Bytes ?? SizeOf(id)) is not { } size || size > limits.MaxBlobBytes)
        {
            return null;
        }

        try
        {
            using var content = repository.Lookup<Blob>(id)?.GetContentStream();
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
    public void Dispose() => repository.Dispose();

    private Commit FindCommit() =>
        repository.Lookup<Commit>(commit) ?? throw new NotFoundException($"commit {commit} is missing");

    private CommitTree ReadTree()
    {
        try
        {
            return CommitTree.Read(FindCommit(), limits);
        }
        catch (FetchException e)
        {
            throw new StageException($"The clone {repository.Info.Path} is damaged: {e.Message}. Delete it and run clone again.", e);
        }
    }

    private long? SizeOf(ObjectId id)
    {
        try
        {
            return repository.ObjectDatabase.RetrieveObjectMetadata(id)?.Size;
        }
        catch (LibGit2SharpException)
        {
            // missing or corrupt: the caller counts it
            return null;
        }
    }
}
