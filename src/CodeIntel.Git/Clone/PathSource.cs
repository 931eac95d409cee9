using CodeIntel.Git.Trees;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// What a corpus file's <c>path</c> stands for now: the checked-out commit of the git work tree it is or lies in, or
/// the files of the folder where there is no git, none that can be read, or no commit yet.
/// </summary>
internal sealed record PathSource
{
    /// <summary>Absolute path of the folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The repository's root, or null for a plain folder.</summary>
    public string? GitRoot { get; private init; }

    /// <summary>The commit, or <c>folder-</c> and a hash.</summary>
    public required string Commit { get; init; }

    /// <summary>
    /// Where the folder lies below the repository's root: <c>""</c>, or a path that ends with a slash.
    /// </summary>
    public string Prefix { get; private init; } = "";

    /// <summary>Why git was not used although it is there, or null.</summary>
    public string? Warning { get; private init; }

    /// <summary>Looks at an entry's folder.</summary>
    /// <exception cref="FetchException">It does not exist.</exception>
    public static PathSource Of(CorpusRepository entry, string corpusFolder, TreeLimits limits)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(corpusFolder, entry.Path!)));
        if (!Directory.Exists(folder))
        {
            throw new FetchException(FetchException.Unreachable, $"the folder {folder} does not exist");
        }

        string? warning = null;
        if (RootOf(folder) is { } root)
        {
            var prefix = root == folder ? "" : Path.GetRelativePath(root, folder).Replace('\\', '/') + "/";
            try
            {
                if (HeadOf(root, prefix, limits) is { } commit)
                {
                    return new() { Folder = folder, GitRoot = root, Commit = entry.Commit ?? commit, Prefix = prefix };
                }
            }
            catch (Exception e) when (e is LibGit2SharpException or FetchException)
            {
                warning = $"{entry.Path}: its files are read, not its git repository ({e.Message}).";
            }
        }

        var hash = FolderFiles.CommitOf(folder, new PathGlobs(entry.Include, entry.Exclude), limits);
        return new() { Folder = folder, Commit = hash, Warning = warning };
    }

    /// <summary>Globs of the folder as globs of the repository.</summary>
    public IReadOnlyList<string> Rooted(IReadOnlyList<string> globs) => Prefix.Length == 0
        ? globs
        : [.. globs.Select(glob => Prefix + glob.TrimStart('/'))];

    // walks up as git does; .git is a file in a linked work tree and in a submodule
    private static string? RootOf(string folder)
    {
        for (var root = folder; root is not null; root = Path.GetDirectoryName(root))
        {
            if (Path.Exists(Path.Combine(root, ".git")) || (root == folder && Repository.IsValid(root)))
            {
                return root;
            }
        }

        return null;
    }

    // null where the commit does not know the folder: it only happens to lie there
    private static string? HeadOf(string root, string prefix, TreeLimits limits)
    {
        using var repository = new Repository(root);
        var loose = new LooseObjects(repository, limits.MaxBlobBytes);
        var sha = LocalOrigin.CommitOf(repository, null);
        loose.ThrowIfDamaged(new(sha));
        var commit = repository.Lookup<Commit>(sha) ?? throw new NotFoundException($"commit {sha} is missing");
        var tree = commit.Tree;
        foreach (var name in prefix.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            loose.ThrowIfDamaged(tree.Id);
            if (tree[name] is not { TargetType: TreeEntryTargetType.Tree } entry)
            {
                return null;
            }

            tree = (Tree)entry.Target;
        }

        return sha;
    }
}
