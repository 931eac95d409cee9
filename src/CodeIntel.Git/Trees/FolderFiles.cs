using System.Security.Cryptography;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Git.Clone;

namespace CodeIntel.Git.Trees;

/// <summary>
/// The files of a folder that git does not know: build output and tools' folders are left out, links are never
/// followed.
/// </summary>
internal static class FolderFiles
{
    private static readonly HashSet<string> _skipped =
        new(["bin", "obj", "artifacts", "node_modules"], StringComparer.Ordinal);

    /// <summary>The entries that the globs leave, in ordinal order of their paths. They have no object id.</summary>
    /// <exception cref="FetchException">A bound is exceeded.</exception>
    public static IReadOnlyList<SourceEntry> List(string folder, PathGlobs globs, TreeLimits limits) =>
        Parts(folder, globs, limits).Left;

    /// <summary>The entries that the globs leave, and those that they leave out.</summary>
    /// <exception cref="FetchException">A bound is exceeded.</exception>
    public static (IReadOnlyList<SourceEntry> Left, IReadOnlyList<SourceEntry> LeftOut) Parts(
        string folder, PathGlobs globs, TreeLimits limits)
    {
        var entries = new List<SourceEntry>();
        var open = new Stack<(string Folder, string Prefix, int Depth)>([(folder, "", 1)]);
        while (open.TryPop(out var next))
        {
            if (entries.Count >= limits.MaxPaths || next.Depth > limits.MaxDepth)
            {
                throw new FetchException(FetchException.TooLarge, $"{folder} has too many files, or too many levels");
            }

            foreach (var item in Children(next.Folder))
            {
                var path = next.Prefix + item.Name;
                if (item is not DirectoryInfo || item.LinkTarget is not null)
                {
                    entries.Add(EntryOf(item, path));
                }
                else
                {
                    open.Push((item.FullName, path + "/", next.Depth + 1));
                }
            }
        }

        var matches = globs.Matches(entries.Where(e => e.Kind != SourceEntryKind.Unsafe).Select(e => e.Path));
        var parts = entries.OrderBy(e => e.Path, StringComparer.Ordinal)
            .ToLookup(e => e.Kind == SourceEntryKind.Unsafe || matches.Contains(e.Path));
        return ([.. parts[true]], [.. parts[false]]);
    }

    /// <summary>A file's bytes, or null where it cannot be read.</summary>
    public static byte[]? Read(string folder, SourceEntry entry, TreeLimits limits)
    {
        var file = new FileInfo(Path.Combine(folder, entry.Path));
        var isFile = entry.Kind == SourceEntryKind.File && file.Exists && file.LinkTarget is null;
        if (!isFile || file.Length > limits.MaxBlobBytes)
        {
            return null;
        }

        try
        {
            // a pipe or device has no length, and opening it could wait for ever
            return file.Length == 0 ? [] : File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// <c>folder-</c> and 128 bits that change when a path or a content that the globs leave changes.
    /// </summary>
    public static string CommitOf(string folder, PathGlobs globs, TreeLimits limits)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in List(folder, globs, limits))
        {
            var content = Read(folder, entry, limits) is { } bytes ? ContentHash.Of(bytes).ToString() : "unread";
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Kind}\0{entry.Path}\0{content}\0"));
        }

        return $"folder-{ContentHash.FromBytes(hash.GetHashAndReset().AsSpan(0, 16))}";
    }

    private static IReadOnlyList<FileSystemInfo> Children(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(i => !IsSkipped(i))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // in a linked work tree .git is a file
    private static bool IsSkipped(FileSystemInfo item) =>
        item.Name == ".git" || (item is DirectoryInfo && _skipped.Contains(item.Name));

    private static SourceEntry EntryOf(FileSystemInfo item, string path)
    {
        var kind = !TreePath.IsSafe(path) ? SourceEntryKind.Unsafe
            : item.LinkTarget is not null ? SourceEntryKind.Symlink
            : SourceEntryKind.File;
        return new(path, "", kind, kind == SourceEntryKind.File && item is FileInfo file ? file.Length : null);
    }
}
