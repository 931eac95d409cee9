using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Studies;

namespace CodeIntel.Git.Clone;

/// <summary>
/// Brings every repository of a corpus into the workspace at its commit. A repository that cannot be had is a drop and
/// the rest goes on; what is already there is not fetched again. Nothing of a repository is checked out or executed.
/// </summary>
public sealed class CloneStage : IStage
{
    /// <summary>Grows when the output changes for the same input.</summary>
    internal const int Version = 1;

    private readonly Corpus _corpus;
    private readonly string _corpusFile;
    private readonly string? _mirror;
    private readonly IRepositoryWriter _repositories;
    private readonly IStageProgress _progress;
    private readonly int _jobs;
    private readonly CloneLimits _limits;
    private readonly TreeLimits _treeLimits = new();
    private readonly CloneStore _store;

    /// <summary>
    /// Clones a corpus. Relative paths of the corpus are relative to <paramref name="corpusFile"/>; <paramref
    /// name="mirror"/> is a folder, an address, or a template with <c>{host}</c>, <c>{owner}</c>, <c>{name}</c>; at
    /// most two of <paramref name="jobs"/> fetch. <paramref name="withHistory"/>: a split by time asks for the
    /// commits before the pinned one.
    /// </summary>
    public CloneStage(
        Corpus corpus,
        string corpusFile,
        string? mirror,
        string workspaceRepositoriesFolder,
        IRepositoryWriter repositories,
        IStageProgress progress,
        int jobs,
        bool withHistory = false)
        : this(
            corpus, corpusFile, mirror, workspaceRepositoriesFolder, repositories, progress, jobs,
            new CloneLimits { WithHistory = withHistory })
    {
    }

    /// <summary>Clones with other limits, for tests.</summary>
    internal CloneStage(
        Corpus corpus,
        string corpusFile,
        string? mirror,
        string workspaceRepositoriesFolder,
        IRepositoryWriter repositories,
        IStageProgress progress,
        int jobs,
        CloneLimits limits)
    {
        GitLibrary.Prepare();
        (_corpus, _corpusFile, _mirror) = (corpus, Path.GetFullPath(corpusFile), mirror);
        (_repositories, _progress) = (repositories, progress);
        (_jobs, _limits) = (Math.Clamp(jobs, 1, CloneLimits.MaxJobs), limits);
        _store = new(Path.GetFullPath(workspaceRepositoriesFolder), limits.WithHistory);
    }

    /// <inheritdoc/>
    public string Name => "clone";

    /// <summary>
    /// Computed at each call: it includes the commits that paths stand at and what is there. Ask before a run to decide
    /// whether to skip it, and again after the run for the record.
    /// </summary>
    public string Fingerprint => CloneFingerprint.Of(_corpus, _corpusFile, _mirror, _store, _treeLimits);

    /// <inheritdoc/>
    public async Task<StageReport> RunAsync(CancellationToken cancellationToken)
    {
        var locked = new CloneLock(LockFile.Load(_corpusFile), _progress);
        var outcomes = await FetchAllAsync(locked, cancellationToken).ConfigureAwait(false);
        DropRepeated(outcomes);
        _repositories.WriteAll([.. outcomes.Select(o => o.Snapshot).OfType<RepositorySnapshot>()], DropsOf(outcomes));
        ThrowIfNothingIsLeft(outcomes);
        return ReportOf(outcomes, locked);
    }

    private async Task<CloneOutcome[]> FetchAllAsync(CloneLock locked, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(_corpusFile)!;
        var origins = new OriginFinder(folder, _mirror, _limits, _treeLimits);
        var fetcher = new RepositoryFetcher(folder, _store, locked, origins, _limits, _treeLimits);
        var outcomes = new CloneOutcome[_corpus.Repositories.Count];
        _progress.Begin("clone", outcomes.Length, "repositories");

        // entries of one repository and commit share a folder, so they go one after the other
        var groups = Enumerable.Range(0, outcomes.Length)
            .GroupBy(i => _corpus.Repositories[i].CanonicalUrl, StringComparer.Ordinal);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _jobs, CancellationToken = cancellationToken };
        try
        {
            _store.RemoveHalfDone();
            await Parallel.ForEachAsync(groups, parallel, async (group, token) =>
            {
                foreach (var i in group)
                {
                    outcomes[i] = await FetchAsync(fetcher, i, token).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
            return outcomes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StageException($"Clones cannot be written: {e.Message} What was fetched is kept.", e);
        }
    }

    private async Task<CloneOutcome> FetchAsync(
        RepositoryFetcher fetcher, int index, CancellationToken cancellationToken)
    {
        var entry = _corpus.Repositories[index];
        var name = entry.CanonicalUrl.Split('/')[^1];
        var outcome = await fetcher
            .FetchAsync(entry, index + 1, detail => _progress.Advance(0, $"{name} {detail}"), cancellationToken)
            .ConfigureAwait(false);
        _progress.Advance(1, name);
        return outcome;
    }

    private static void DropRepeated(CloneOutcome[] outcomes)
    {
        var first = new Dictionary<(string, string), long>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i].Snapshot is { } snapshot && !first.TryAdd((snapshot.Url, snapshot.Commit), snapshot.Row))
            {
                var row = first[(snapshot.Url, snapshot.Commit)];
                var detail = $"entry {snapshot.Row} is the repository and commit of entry {row}: {snapshot.Commit}";
                var drop = new Drop("repository", snapshot.Url, FetchException.Duplicate, detail);
                outcomes[i] = outcomes[i] with { Snapshot = null, Drop = drop };
            }
        }
    }

    private static void ThrowIfNothingIsLeft(CloneOutcome[] outcomes)
    {
        if (outcomes.All(o => o.Snapshot is null))
        {
            var reasons = string.Concat(DropsOf(outcomes).Select(d => $"\n  {d.Key}: {d.Reason}: {d.Detail}"));
            throw new StageException(outcomes.Length == 0
                ? "The corpus names no repository."
                : $"No repository could be fetched:{reasons}");
        }
    }

    // a source that was shallow is asked again
    private bool IsComplete(CloneOutcome outcome) =>
        outcome.Snapshot is not { IsGit: true } snapshot || _store.HasWantedHistory(snapshot.Url, snapshot.Commit);

    private StageReport ReportOf(CloneOutcome[] outcomes, CloneLock locked)
    {
        var drops = DropsOf(outcomes);
        var dropped = drops.GroupBy(d => d.Reason, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.LongCount(), StringComparer.Ordinal);
        return new()
        {
            Stage = "clone",
            Ledger = [new("repository", outcomes.Length, outcomes.Length - drops.Count, dropped)],
            Facts = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["fetched"] = outcomes.Count(o => o.WasFetched),
                ["already there"] = outcomes.Count(o => o.Snapshot is { IsGit: true } && !o.WasFetched),
                ["folders without git"] = outcomes.Count(o => o.Snapshot is { IsGit: false }),
            },
            IsFinal = drops.Count == 0 && outcomes.All(IsComplete),
            Warnings =
            [
                .. drops.Select(SentenceOf),
                .. outcomes.Select(o => o.Warning).Append(locked.Warning).OfType<string>(),
            ],
        };
    }

    private static List<Drop> DropsOf(CloneOutcome[] outcomes) => [.. outcomes.Select(o => o.Drop).OfType<Drop>()];

    private static string SentenceOf(Drop drop) => $"{drop.Key} was dropped ({drop.Reason}): {drop.Detail}.";
}
