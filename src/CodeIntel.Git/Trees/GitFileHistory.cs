using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Trees;

/// <summary>
/// Finds the oldest commit that added each path, by comparing the trees of every commit with its parent's. Merges add
/// nothing of their own; renames are not followed: a path that moved is as old as its new place. What stood in the
/// oldest commit of a shallow history was added at a time that nobody knows.
/// </summary>
public sealed class GitFileHistory : IFileHistory
{
    /// <summary>Far above any real project's: Linux has 1.3 million.</summary>
    private const int MaxCommits = 5_000_000;

    private static readonly CompareOptions _byName = new() { Similarity = SimilarityOptions.None };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, FileDate>? Read(
        RepositorySnapshot repository, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        if (!repository.IsGit)
        {
            return null;
        }

        GitLibrary.Prepare();
        try
        {
            using var clone = new Repository(repository.Location);
            var tip = clone.Lookup<Commit>(repository.Commit)
                ?? throw new NotFoundException($"commit {repository.Commit} is missing");
            return clone.Info.IsShallow && !ParentsOf(tip).Any()
                && !CloneStore.WasFetchedWithHistory(repository.Location)
                ? null
                : Read(clone, tip, paths, cancellationToken);
        }
        catch (LibGit2SharpException e)
        {
            throw new StageException(
                $"The clone {repository.Location} is damaged: {e.Message}. Delete it and run clone again.", e);
        }
    }

    private static Dictionary<string, FileDate> Read(
        Repository clone, Commit tip, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var dates = paths.ToDictionary(path => path, _ => DateOf(tip, true), StringComparer.Ordinal);
        var boundary = CloneStore.BoundaryOf(clone.Info.Path);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ObjectId>([tip.Id]);
        var open = new Stack<Commit>([tip]);
        while (open.TryPop(out var commit) && seen.Count < MaxCommits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parents = ParentsOf(commit).ToList();
            if (boundary.Contains(commit.Sha))
            {
                unknown.UnionWith(dates.Keys.Where(path => commit.Tree[path] is not null));
            }
            else if (parents.Count < 2)
            {
                Date(clone, parents.FirstOrDefault()?.Tree, commit, dates);
            }

            parents.Where(parent => seen.Add(parent.Id)).ToList().ForEach(open.Push);
        }

        foreach (var path in unknown)
        {
            dates.Remove(path);
        }

        return dates;
    }

    private static void Date(Repository clone, Tree? before, Commit commit, Dictionary<string, FileDate> dates)
    {
        using var changes = clone.Diff.Compare<TreeChanges>(before, commit.Tree, _byName);
        var date = DateOf(commit, false);
        foreach (var added in changes.Added)
        {
            if (dates.TryGetValue(added.Path, out var known)
                && (known.IsOfSnapshot || date.UnixSeconds < known.UnixSeconds))
            {
                dates[added.Path] = date;
            }
        }
    }

    private static FileDate DateOf(Commit commit, bool isOfSnapshot) =>
        new(commit.Committer.When.ToUnixTimeSeconds(), isOfSnapshot);

    // at the edge of a shallow history a parent is named and missing
    private static IEnumerable<Commit> ParentsOf(Commit commit)
    {
        try
        {
            return [.. commit.Parents];
        }
        catch (LibGit2SharpException)
        {
            // nothing older is known
            return [];
        }
    }
}
