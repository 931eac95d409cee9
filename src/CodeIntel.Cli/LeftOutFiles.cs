using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Inspect;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// Files of the repositories that extraction has not read because the globs leave them out: found in the clones, as the
/// workspace only counts them.
/// </summary>
internal static class LeftOutFiles
{
    /// <summary>
    /// Those whose path holds the text, as a table; nothing for a text that is no part of a file's path.
    /// </summary>
    public static IEnumerable<InspectionTable> Find(Workspace workspace, string text, int limit)
    {
        if (text.AsSpan().IndexOfAny('.', '/') < 0)
        {
            return [];
        }

        var rows = new RepositoryTable(workspace).Read()
            .SelectMany(repository => Rows(repository, text))
            .Take(limit)
            .ToList();
        return rows.Count == 0 ? [] : [new("left out", ["url", "path", "bytes", "why"], rows)];
    }

    private static List<IReadOnlyList<object?>> Rows(RepositorySnapshot repository, string text)
    {
        try
        {
            using var tree = new SourceTreeOpener().Open(repository);
            return [.. tree.LeftOut()
                .Where(entry => entry.Path.Contains(text, StringComparison.Ordinal))
                .Select(entry => new object?[] { repository.Url, entry.Path, entry.Bytes, Why(entry, repository) })];
        }
        catch (StageException)
        {
            // the clone is gone: what the workspace holds is shown without it
            return [];
        }
    }

    private static string Why(SourceEntry entry, RepositorySnapshot repository) =>
        entry.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
            ? $"the corpus file's globs: include [{string.Join(", ", repository.Include)}], "
                + $"exclude [{string.Join(", ", repository.Exclude)}]"
            : "not C#";
}
