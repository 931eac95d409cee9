using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// The commits before a commit and their trees: what a copy needs so that it can be told which commit added a file. A
/// commit whose object is missing or damaged ends its line of history there, as in a shallow clone.
/// </summary>
internal sealed class HistoryObjects(CancellationToken cancellationToken)
{
    /// <summary>Far above any real project's: Linux has ten million.</summary>
    private const int MaxObjects = 30_000_000;

    private readonly List<string> _boundary = [];

    /// <summary>Commits whose parents are not all there, in the order of the walk.</summary>
    public IReadOnlyList<string> Boundary => _boundary;

    /// <summary>Adds to <paramref name="objects"/> what the history of a commit needs beyond them.</summary>
    /// <exception cref="FetchException">There are too many objects.</exception>
    public void AddObjects(
        Repository source, Commit tip, List<ObjectId> objects, Action<ObjectId> throwIfDamaged, BlockingCall call)
    {
        var known = new HashSet<ObjectId>(objects);
        var open = new Stack<Commit>([tip]);
        while (open.TryPop(out var commit))
        {
            cancellationToken.ThrowIfCancellationRequested();
            call.Beat();
            if (!TryParents(source, commit, throwIfDamaged, out var parents))
            {
                _boundary.Add(commit.Sha);
                continue;
            }

            foreach (var parent in parents.Where(parent => known.Add(parent.Id)))
            {
                objects.Add(parent.Id);
                AddTrees(parent.Tree, known, objects, throwIfDamaged);
                open.Push(parent);
            }
        }
    }

    private static bool TryParents(
        Repository source, Commit commit, Action<ObjectId> throwIfDamaged, out List<Commit> parents)
    {
        parents = [];
        try
        {
            foreach (var parent in commit.Parents)
            {
                throwIfDamaged(parent.Id);
                throwIfDamaged(parent.Tree.Id);
                if (source.Lookup<Tree>(parent.Tree.Id) is null)
                {
                    return false;
                }

                parents.Add(parent);
            }

            return !source.Info.IsShallow || parents.Count > 0;
        }
        catch (LibGit2SharpException)
        {
            // missing or damaged: history ends here
            return false;
        }
    }

    private static void AddTrees(
        Tree root, HashSet<ObjectId> known, List<ObjectId> objects, Action<ObjectId> throwIfDamaged)
    {
        var open = new Stack<Tree>([root]);
        while (open.TryPop(out var tree))
        {
            if (!known.Add(tree.Id))
            {
                continue;
            }

            if (known.Count > MaxObjects)
            {
                throw new FetchException(FetchException.TooLarge, $"its history has more than {MaxObjects} objects");
            }

            objects.Add(tree.Id);
            foreach (var entry in tree.Where(entry => entry.TargetType == TreeEntryTargetType.Tree))
            {
                throwIfDamaged(entry.Target.Id);
                open.Push((Tree)entry.Target);
            }
        }
    }
}
