using System.Diagnostics;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// A repository behind http or https. Fetches one commit without history where the server can: by the branch or tag
/// that stands at it, else by its id; where the server refuses ids, all branches and tags with their history.
/// </summary>
internal sealed class RemoteOrigin(RepositoryAddress address, CloneLimits limits, Action<string> report) : IOrigin
{
    private const string KeptReference = "refs/codeintel/source";
    private static readonly TimeSpan _reportEvery = TimeSpan.FromMilliseconds(250);
    private IReadOnlyList<(string Name, string Commit)>? _references;

    /// <inheritdoc/>
    public async Task<string> CommitOfAsync(string? branch, CancellationToken cancellationToken)
    {
        var references = await ListAsync(cancellationToken).ConfigureAwait(false);
        var name = branch is null ? "HEAD" : $"refs/heads/{branch}";
        return references.FirstOrDefault(r => r.Name == name).Commit
            ?? throw new FetchException(FetchException.MissingBranch, branch is null
                ? "the server names no default branch; give a branch or commit"
                : $"there is no branch '{branch}'");
    }

    /// <inheritdoc/>
    public async Task FetchAsync(string folder, string commit, CancellationToken cancellationToken)
    {
        Repository.Init(folder, isBare: true);
        var plans = Plans(
            commit, await ListAsync(cancellationToken).ConfigureAwait(false), limits.WithHistory ? 0 : 1);
        foreach (var (refspecs, depth) in plans)
        {
            var isLast = refspecs.Length > 1;
            var isDone = await TryFetchAsync(folder, refspecs, depth, isLast, cancellationToken).ConfigureAwait(false);
            if (isDone && Has(folder, commit))
            {
                // it only says where the fetch came from
                File.Delete(Path.Combine(folder, "FETCH_HEAD"));
                CloneStore.PointTo(folder, commit);
                return;
            }
        }

        throw new FetchException(FetchException.MissingCommit, $"there is no commit {commit} on any branch or tag");
    }

    /// <summary>The server's references; asked once.</summary>
    /// <exception cref="FetchException">The server cannot be reached or has none.</exception>
    public async Task<IReadOnlyList<(string Name, string Commit)>> ListAsync(CancellationToken cancellationToken)
    {
        if (_references is null)
        {
            var call = new BlockingCall(limits.Stall);
            _references = await RunAsync(call, List, cancellationToken).ConfigureAwait(false);
        }

        return _references.Count > 0
            ? _references
            : throw new FetchException(FetchException.EmptyRepository, "the repository has no commit");
    }

    private static IEnumerable<(string[] Refspecs, int Depth)> Plans(
        string commit, IReadOnlyList<(string Name, string Commit)> references, int depth)
    {
        var tip = references
            .FirstOrDefault(r => r.Commit == commit && r.Name.StartsWith("refs/", StringComparison.Ordinal)).Name;
        if (tip is not null)
        {
            yield return ([$"+{tip}:{KeptReference}"], depth);
        }

        yield return ([$"+{commit}:{KeptReference}"], depth);
        yield return (["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"], 0);
    }

    private async Task<bool> TryFetchAsync(
        string folder, string[] refspecs, int depth, bool isLast, CancellationToken cancellationToken)
    {
        var call = new BlockingCall(limits.Stall);
        try
        {
            return await RunAsync(call, () => Fetch(call, folder, refspecs, depth), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (FetchException e) when (!e.IsTransient && !isLast)
        {
            // servers refuse ids in many words; what is truly wrong shows in the next, simpler plan
            return false;
        }
    }

    private IReadOnlyList<(string Name, string Commit)> List()
    {
        var references = Repository.ListRemoteReferences(address.Url, Credentials, new ProxyOptions());
        return [.. references.Select(r =>
            (r.CanonicalName, r.ResolveToDirectReference()?.TargetIdentifier ?? r.TargetIdentifier))];
    }

    private bool Fetch(BlockingCall call, string folder, string[] refspecs, int depth)
    {
        using var repository = new Repository(folder);
        DepthFetch.Fetch(repository, address.Url!, refspecs, new FetchOptions
        {
            Depth = depth,
            TagFetchMode = TagFetchMode.None,
            CredentialsProvider = Credentials,
            OnProgress = _ => call.Beat(),
            OnTransferProgress = Watch(call),
        });
        return true;
    }

    private LibGit2Sharp.Handlers.TransferProgressHandler Watch(BlockingCall call)
    {
        var reported = Stopwatch.GetTimestamp();
        var last = (0, 0, 0L);
        return progress =>
        {
            var now = (progress.ReceivedObjects, progress.IndexedObjects, progress.ReceivedBytes);
            if (now != last && Stopwatch.GetElapsedTime(reported) > _reportEvery)
            {
                reported = Stopwatch.GetTimestamp();
                var percent = progress.ReceivedObjects * 100L / Math.Max(1, progress.TotalObjects);
                report(FormattableString.Invariant($"{percent}% {progress.ReceivedBytes / 1e6:0.0} MB"));
            }

            var isAlive = now == last ? !call.IsStopped : call.Beat();
            last = now;
            return isAlive;
        };
    }

    private UsernamePasswordCredentials Credentials(string url, string userOfUrl, SupportedCredentialTypes types) =>
        address.User is null
            ? throw new LibGit2SharpException("the server asks for a user and password")
            : new() { Username = address.User, Password = address.Password };

    private static async Task<T> RunAsync<T>(BlockingCall call, Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await call.RunAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (LibGit2SharpException e)
        {
            throw GitFault.OfServer(e);
        }
    }

    private static bool Has(string folder, string commit)
    {
        using var repository = new Repository(folder);
        return repository.Lookup<Commit>(commit) is not null;
    }
}
