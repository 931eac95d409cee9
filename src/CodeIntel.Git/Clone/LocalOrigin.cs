using CodeIntel.Git.Trees;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// A repository on this machine, bare or not. Only the commit is copied, as a shallow fetch would: a pack of its
/// readable objects. libgit2's own local transport would copy the whole history and fail on the first missing blob; a
/// copy of the object files would carry the damage along and miss what the source borrows from others. With history,
/// earlier commits and their trees are copied too, without the contents of files, which nothing reads.
/// </summary>
internal sealed class LocalOrigin(string folder, CloneLimits cloneLimits, TreeLimits limits) : IOrigin
{
    /// <inheritdoc/>
    public Task<string> CommitOfAsync(string? branch, CancellationToken cancellationToken)
    {
        using var repository = Open();
        return Task.FromResult(CommitOf(repository, branch));
    }

    /// <inheritdoc/>
    public async Task FetchAsync(string target, string commit, CancellationToken cancellationToken)
    {
        var call = new BlockingCall(cloneLimits.Stall, "an object could not be read");
        var history = new HistoryObjects(cancellationToken);
        var objects = await call.RunAsync(() => ObjectsOf(call, commit, history, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        await Task.Run(() => Copy(target, commit, objects, history), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The commit that a branch of an open repository stands at.</summary>
    /// <exception cref="FetchException">There is no such branch, no commit at all, or a circle.</exception>
    public static string CommitOf(Repository repository, string? branch)
    {
        SymbolicReferences.ThrowIfEndless(repository);
        var reference = repository.Refs[branch is null ? "HEAD" : $"refs/heads/{branch}"]?.ResolveToDirectReference();
        if (reference is not null)
        {
            return reference.TargetIdentifier;
        }

        throw !repository.Refs.Any() ? new(FetchException.EmptyRepository, "the repository has no commit")
            : new FetchException(FetchException.MissingBranch, branch is null
                ? "HEAD names a branch that does not exist; give a branch or commit"
                : $"there is no branch '{branch}'");
    }

    private Repository Open()
    {
        if (!Directory.Exists(folder))
        {
            throw new FetchException(FetchException.Unreachable, $"the folder {folder} does not exist");
        }

        try
        {
            return new Repository(folder);
        }
        catch (RepositoryNotFoundException e)
        {
            throw new FetchException(FetchException.NotARepository, $"{folder} is not a git repository", inner: e);
        }
        catch (LibGit2SharpException e)
        {
            throw GitFault.OfObjects(e, folder);
        }
    }

    private void Copy(string target, string commit, List<ObjectId> objects, HistoryObjects history)
    {
        using var source = Open();
        Repository.Init(target, isBare: true);
        var packs = Directory.CreateDirectory(Path.Combine(target, "objects", "pack")).FullName;
        try
        {
            var options = new PackBuilderOptions(packs) { MaximumNumberOfThreads = 1 };
            source.ObjectDatabase.Pack(options, pack => objects.ForEach(pack.Add));
        }
        catch (LibGit2SharpException e)
        {
            throw GitFault.OfObjects(e, $"commit {commit}");
        }

        CloneStore.PointTo(target, commit);
        var boundary = cloneLimits.WithHistory ? history.Boundary : [commit];
        if (boundary.Count > 0)
        {
            File.WriteAllLines(Path.Combine(target, "shallow"), boundary);
        }
    }

    private List<ObjectId> ObjectsOf(
        BlockingCall call, string sha, HistoryObjects history, CancellationToken cancellationToken)
    {
        using var source = Open();
        var loose = Check(source, sha);
        var commit = Find(source, loose, sha);
        var tree = CommitTree.Read(commit, limits, loose.ThrowIfDamaged, cancellationToken);
        var blobs = tree.Paths.Where(p => p.Kind != Examples.SourceEntryKind.Submodule).Select(p => p.Id).Distinct();
        var objects = new List<ObjectId>([commit.Id, .. tree.Trees]);
        foreach (var blob in blobs.Except(tree.Trees))
        {
            cancellationToken.ThrowIfCancellationRequested();
            call.Beat();
            if (loose.IsSafeToRead(blob) && IsReadable(source, blob))
            {
                objects.Add(blob);
            }
        }

        if (cloneLimits.WithHistory)
        {
            history.AddObjects(source, commit, objects, loose.ThrowIfDamaged, call);
        }

        return objects;
    }

    private LooseObjects Check(Repository source, string sha)
    {
        try
        {
            return new(source, limits.MaxBlobBytes);
        }
        catch (LibGit2SharpException e)
        {
            throw GitFault.OfObjects(e, $"commit {sha}");
        }
    }

    private static Commit Find(Repository source, LooseObjects loose, string sha)
    {
        try
        {
            loose.ThrowIfDamaged(new(sha));
            if (source.Lookup<Commit>(sha) is { } commit)
            {
                return commit;
            }
        }
        catch (LibGit2SharpException e)
        {
            throw GitFault.OfObjects(e, $"commit {sha}");
        }

        SymbolicReferences.ThrowIfEndless(source);
        throw source.Refs.OfType<DirectReference>().Any(r => r.TargetIdentifier == sha)
            ? new(FetchException.Corrupt, $"a branch stands at commit {sha}, which is missing")
            : new FetchException(FetchException.MissingCommit, $"there is no commit {sha}");
    }

    // reading checks the hash: what cannot be read here is left out and becomes a missing blob of extraction
    private bool IsReadable(Repository source, ObjectId id)
    {
        try
        {
            return source.ObjectDatabase.RetrieveObjectMetadata(id) is { Type: ObjectType.Blob } header
                && header.Size <= limits.MaxBlobBytes
                && source.Lookup<Blob>(id) is { } blob
                && blob.Size == header.Size;
        }
        catch (LibGit2SharpException)
        {
            return false;
        }
    }
}
