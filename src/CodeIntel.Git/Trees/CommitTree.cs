using CodeIntel.Git.Clone;
using LibGit2Sharp;

namespace CodeIntel.Git.Trees;

/// <summary>
/// All paths of a commit's tree in ordinal order. Walks without recursion and within bounds: a few hand-made tree
/// objects can describe 10^20 paths.
/// </summary>
internal sealed class CommitTree
{
    private readonly TreeLimits _limits;
    private readonly List<TreePath> _paths = [];
    private readonly HashSet<ObjectId> _trees = [];
    private readonly Stack<(Tree Tree, string Prefix, int Depth)> _open = new();
    private readonly Action<ObjectId> _beforeReading;
    private long _characters;
    private int _directories;

    private CommitTree(TreeLimits limits, Action<ObjectId> beforeReading) =>
        (_limits, _beforeReading) = (limits, beforeReading);

    /// <summary>Files, symbolic links and submodules.</summary>
    public IReadOnlyList<TreePath> Paths => _paths;

    /// <summary>The distinct tree objects.</summary>
    public IReadOnlyCollection<ObjectId> Trees => _trees;

    /// <summary>Reads the tree.</summary>
    /// <exception cref="FetchException">A tree object cannot be read, or a bound is exceeded.</exception>
    public static CommitTree Read(Commit commit, TreeLimits limits, CancellationToken cancellationToken = default) =>
        Read(commit, limits, static _ => { }, cancellationToken);

    /// <summary>Reads the tree and tells the id of each tree object before it is read.</summary>
    /// <exception cref="FetchException">A tree object cannot be read, or a bound is exceeded.</exception>
    public static CommitTree Read(
        Commit commit, TreeLimits limits, Action<ObjectId> beforeReading, CancellationToken cancellationToken)
    {
        var tree = new CommitTree(limits, beforeReading);
        tree.Walk(commit, cancellationToken);
        tree.Order();
        return tree;
    }

    private void Walk(Commit commit, CancellationToken cancellationToken)
    {
        var path = "";
        try
        {
            _open.Push((commit.Tree, "", 1));
            while (_open.TryPop(out var next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                path = next.Prefix;
                _trees.Add(next.Tree.Id);
                _beforeReading(next.Tree.Id);
                foreach (var entry in next.Tree)
                {
                    Add(entry, next.Prefix + entry.Name, next.Depth);
                }
            }
        }
        catch (LibGit2SharpException e)
        {
            throw GitFault.OfObjects(e, $"directory '/{path}' of commit {commit.Sha}");
        }
    }

    private void Add(TreeEntry entry, string path, int depth)
    {
        _characters += path.Length;
        ThrowIfTooLarge(depth);
        if (entry.TargetType == TreeEntryTargetType.Tree)
        {
            _directories++;
            _open.Push(((Tree)entry.Target, path + "/", depth + 1));
        }
        else
        {
            _paths.Add(new(path, entry.Target.Id, TreePath.KindOf(entry, path)));
        }
    }

    private void ThrowIfTooLarge(int depth)
    {
        var excess = _paths.Count >= _limits.MaxPaths ? $"{_limits.MaxPaths} files"
            : _directories >= _limits.MaxDirectories ? $"{_limits.MaxDirectories} directories"
            : _characters > _limits.MaxCharacters ? $"{_limits.MaxCharacters} characters in its paths"
            : depth > _limits.MaxDepth ? $"{_limits.MaxDepth} nested directories"
            : null;
        if (excess is not null)
        {
            throw new FetchException(FetchException.TooLarge, $"its tree has more than {excess}");
        }
    }

    // sorted here, as git orders by bytes and a hostile tree in any way it likes; the sort is stable, so the first of
    // two wins
    private void Order()
    {
        var ordered = _paths.OrderBy(p => p.Path, StringComparer.Ordinal).ToList();
        _paths.Clear();
        foreach (var path in ordered)
        {
            var isRepeated = _paths.Count > 0 && _paths[^1].Path == path.Path;
            _paths.Add(isRepeated ? path with { Kind = Examples.SourceEntryKind.Unsafe } : path);
        }
    }
}
