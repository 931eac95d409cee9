using System.Text;
using CodeIntel.Examples;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// The bare clones of a workspace: one folder per repository and commit, filled aside and renamed when complete, never
/// changed after.
/// </summary>
internal sealed class CloneStore(string folder, bool withHistory = false)
{
    private const string HalfDone = ".partial-";

    /// <summary>A file in a clone that was fetched with as much history as its source has.</summary>
    private const string HistoryMark = "codeintel-history";

    /// <summary>Git's file of the commits whose parents are not there.</summary>
    private const string ShallowFile = "shallow";

    /// <summary>Where the clone of a repository at a commit is, or will be.</summary>
    public string FolderOf(string url, string commit) => Path.Combine(folder, NameOf(url, commit));

    /// <summary>
    /// True where the clone is there and holds the commit, and its whole history where that is wanted: a source that
    /// was shallow may have more by now.
    /// </summary>
    public bool Has(string url, string commit)
    {
        var clone = FolderOf(url, commit);
        if (!Directory.Exists(clone))
        {
            return false;
        }

        try
        {
            using var repository = new Repository(clone);
            return repository.Lookup<Commit>(commit)?.Tree is not null
                && HasWantedHistory(url, commit);
        }
        catch (LibGit2SharpException)
        {
            // damaged: it is fetched again
            return false;
        }
    }

    /// <summary>Of a clone that is there: true where it has its whole history, or none is wanted.</summary>
    public bool HasWantedHistory(string url, string commit) =>
        !withHistory || (FolderOf(url, commit) is var clone
            && WasFetchedWithHistory(clone) && BoundaryOf(clone).Count == 0);

    /// <summary>True where a clone has as much history as its source had.</summary>
    public static bool WasFetchedWithHistory(string clone) => File.Exists(Path.Combine(clone, HistoryMark));

    /// <summary>The commits of a clone whose parents are not there.</summary>
    public static IReadOnlySet<string> BoundaryOf(string clone)
    {
        var file = Path.Combine(clone, ShallowFile);
        return File.Exists(file) ? File.ReadLines(file).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();
    }

    /// <summary>Removes what an interrupted run left.</summary>
    public void RemoveHalfDone()
    {
        Directory.CreateDirectory(folder);
        foreach (var leftover in Directory.EnumerateDirectories(folder, HalfDone + "*").ToList())
        {
            Remove(leftover);
        }
    }

    /// <summary>Adds a clone, which <paramref name="fill"/> makes in an empty folder.</summary>
    public async Task AddAsync(string url, string commit, Func<string, Task> fill)
    {
        var aside = Directory.CreateDirectory(Path.Combine(folder, $"{HalfDone}{Guid.NewGuid():N}")).FullName;
        try
        {
            await fill(aside).ConfigureAwait(false);
            if (withHistory)
            {
                await File.WriteAllTextAsync(Path.Combine(aside, HistoryMark), "").ConfigureAwait(false);
            }

            var clone = FolderOf(url, commit);
            Remove(clone);
            Directory.Move(aside, clone);
        }
        finally
        {
            Remove(aside);
        }
    }

    /// <summary>Lets HEAD stand at the commit, so that git's own tools can look into the clone.</summary>
    public static void PointTo(string clone, string commit)
    {
        File.WriteAllText(Path.Combine(clone, "HEAD"), commit + "\n");
        var references = Directory.CreateDirectory(Path.Combine(clone, "refs", "codeintel")).FullName;
        File.WriteAllText(Path.Combine(references, "source"), commit + "\n");
    }

    private static string NameOf(string url, string commit)
    {
        var parts = url.Split('/', '\\', '+').Where(p => p is not ("" or "." or "..")).TakeLast(2);
        var readable = new StringBuilder();
        foreach (var c in string.Join('-', parts).Take(60))
        {
            readable.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-');
        }

        var hash = ContentHash.Of(url).ToString()[..8];
        return $"{readable.ToString().TrimStart('.', '-')}-{hash}-{commit[..12]}.git".TrimStart('-');
    }

    private static bool IsHalfDone(string path) =>
        Path.GetFileName(path).StartsWith(HalfDone, StringComparison.Ordinal);

    private static void Remove(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        try
        {
            // packs are read-only files, which Windows does not delete
            foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.Attributes = FileAttributes.Normal;
            }

            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && IsHalfDone(path))
        {
            // a call that was left behind still writes there: the next run removes it
            return;
        }
    }
}
