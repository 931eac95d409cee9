using CodeIntel.Examples;
using Microsoft.Extensions.FileSystemGlobbing;

namespace CodeIntel.Git.Trees;

/// <summary>
/// The include and exclude globs of a repository: <c>*</c> within a name, <c>**</c> across directories, case-sensitive
/// everywhere. Exclusion wins.
/// </summary>
internal sealed class PathGlobs
{
    private readonly Matcher _matcher = new(StringComparison.Ordinal);

    /// <summary>Compiles globs; no include globs: all C# files.</summary>
    public PathGlobs(IReadOnlyList<string> include, IReadOnlyList<string> exclude)
    {
        _matcher.AddIncludePatterns(include.Count > 0 ? include : ["**/*.cs"]);
        _matcher.AddExcludePatterns(exclude);
    }

    /// <summary>The globs of a snapshot.</summary>
    public static PathGlobs Of(RepositorySnapshot snapshot) => new(snapshot.Include, snapshot.Exclude);

    /// <summary>
    /// Those of the paths that the globs leave. One walk over a directory tree built from the paths: the package's own
    /// matching of a list of paths looks through the whole list once per directory.
    /// </summary>
    public HashSet<string> Matches(IEnumerable<string> paths)
    {
        var root = new GlobDirectory("", null);
        foreach (var path in paths)
        {
            root.Add(path);
        }

        return _matcher.Execute(root).Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
    }
}
