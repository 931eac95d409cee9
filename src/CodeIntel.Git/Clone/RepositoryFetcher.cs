using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Studies;
using LibGit2Sharp;
using Polly;
using Polly.Retry;

namespace CodeIntel.Git.Clone;

/// <summary>Brings one entry of a corpus into the workspace, with retries.</summary>
internal sealed class RepositoryFetcher(
    string corpusFolder,
    CloneStore store,
    CloneLock locked,
    OriginFinder origins,
    CloneLimits limits,
    TreeLimits treeLimits)
{
    private readonly ResiliencePipeline _retries = Retries(limits);

    /// <summary>Fetches what is not there yet. Every known fault becomes a drop.</summary>
    public async Task<CloneOutcome> FetchAsync(
        CorpusRepository entry, long row, Action<string> report, CancellationToken cancellationToken)
    {
        try
        {
            return entry.Url is null
                ? await FetchPathAsync(entry, row, cancellationToken).ConfigureAwait(false)
                : await FetchUrlAsync(entry, row, report, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException e)
        {
            return Dropped(entry, e);
        }
        catch (LibGit2SharpException e)
        {
            return Dropped(entry, GitFault.OfObjects(e, "the repository"));
        }
    }

    private static CloneOutcome Dropped(CorpusRepository entry, FetchException fault) =>
        new(null, new("repository", entry.CanonicalUrl, fault.Reason, WithoutSecrets(fault.Message, entry)), false);

    private async Task<CloneOutcome> FetchPathAsync(
        CorpusRepository entry, long row, CancellationToken cancellationToken)
    {
        var source = PathSource.Of(entry, corpusFolder, treeLimits);
        if (source.GitRoot is null)
        {
            return new(SnapshotOf(entry, row, source.Commit, source.Folder, isGit: false), null, false, source.Warning);
        }

        var origin = new LocalOrigin(source.GitRoot, limits, treeLimits);
        var wasFetched = await BringAsync(entry, source.Commit, origin, cancellationToken).ConfigureAwait(false);
        var location = store.FolderOf(entry.CanonicalUrl, source.Commit);
        var include = entry.Include.Count > 0 ? entry.Include : ["**/*.cs"];
        var snapshot = SnapshotOf(entry, row, source.Commit, location, isGit: true) with
        {
            Include = source.Rooted(include),
            Exclude = source.Rooted(entry.Exclude),
        };
        return new(snapshot, null, wasFetched);
    }

    private async Task<CloneOutcome> FetchUrlAsync(
        CorpusRepository entry, long row, Action<string> report, CancellationToken cancellationToken)
    {
        var commit = entry.Commit ?? locked.Find(entry);
        var wasFetched = false;
        if (commit is null || !store.Has(entry.CanonicalUrl, commit))
        {
            (commit, wasFetched) = await _retries.ExecuteAsync(async token =>
            {
                var origin = await origins.FindAsync(entry, report, token).ConfigureAwait(false);
                var wanted = commit ?? await origin.CommitOfAsync(entry.Branch, token).ConfigureAwait(false);
                return (wanted, await BringAsync(entry, wanted, origin, token).ConfigureAwait(false));
            }, cancellationToken).ConfigureAwait(false);
            locked.Add(entry, commit);
        }

        var location = store.FolderOf(entry.CanonicalUrl, commit);
        return new(SnapshotOf(entry, row, commit, location, isGit: true), null, wasFetched);
    }

    private async Task<bool> BringAsync(
        CorpusRepository entry, string commit, IOrigin origin, CancellationToken cancellationToken)
    {
        if (store.Has(entry.CanonicalUrl, commit))
        {
            return false;
        }

        await store.AddAsync(entry.CanonicalUrl, commit, async folder =>
        {
            await origin.FetchAsync(folder, commit, cancellationToken).ConfigureAwait(false);
            Check(folder, commit, cancellationToken);
        }).ConfigureAwait(false);
        return true;
    }

    // later stages may rely on a tree that can be listed
    private void Check(string folder, string commit, CancellationToken cancellationToken)
    {
        using var repository = new Repository(folder);
        CommitTree.Read(repository.Lookup<Commit>(commit), treeLimits, cancellationToken);
    }

    private static RepositorySnapshot SnapshotOf(
        CorpusRepository entry, long row, string commit, string location, bool isGit) =>
        new()
        {
            Row = row,
            Url = entry.CanonicalUrl,
            Commit = commit,
            Licence = entry.Licence,
            FixedSplit = entry.Split,
            Include = entry.Include,
            Exclude = entry.Exclude,
            Location = Path.GetFullPath(location),
            IsGit = isGit,
        };

    private static string WithoutSecrets(string message, CorpusRepository entry)
    {
        if (entry.Url is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Length == 0)
        {
            return message;
        }

        return message.Replace(url, entry.CanonicalUrl, StringComparison.Ordinal)
            .Replace(uri.UserInfo, "***", StringComparison.Ordinal);
    }

    private static ResiliencePipeline Retries(CloneLimits limits) => limits.Tries < 2
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<FetchException>(e => e.IsTransient),
            MaxRetryAttempts = limits.Tries - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = limits.FirstDelay,
            UseJitter = false,
        }).Build();
}
