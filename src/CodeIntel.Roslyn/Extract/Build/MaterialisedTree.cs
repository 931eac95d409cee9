using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract.Build;

/// <summary>
/// A snapshot's files on disk, for tools that read nothing else; removed when it is disposed. Only regular files with
/// safe paths are written, links never; what a file system cannot hold is left out.
/// </summary>
internal sealed class MaterialisedTree : IDisposable
{
    /// <summary>
    /// MSBuild and the SDK look for these in all folders above a project: the search ends here, and never reaches files
    /// of whoever the workspace lies with.
    /// </summary>
    private static readonly (string Name, string Text)[] _ends =
    [
        ("Directory.Build.props", "<Project />"),
        ("Directory.Build.targets", "<Project />"),
        ("Directory.Packages.props", "<Project />"),
        ("global.json", "{}"),
    ];

    private readonly string _outer;

    private MaterialisedTree(string outer)
    {
        _outer = outer;
        Root = Path.Combine(outer, "tree");
    }

    /// <summary>Absolute path of the tree's top folder.</summary>
    public string Root { get; }

    /// <summary>Writes a tree below a folder; null where it has more bytes than allowed.</summary>
    public static MaterialisedTree? Write(
        ISourceTree tree, IEnumerable<SourceEntry> entries, string folder, long maxBytes, CancellationToken token)
    {
        var files = entries
            .Where(e => e is { Kind: SourceEntryKind.File, Bytes: not null } && !IsLeftOut(e.Path))
            .ToList();
        if (files.Sum(e => e.Bytes!.Value) > maxBytes)
        {
            return null;
        }

        var written = new MaterialisedTree(Path.GetFullPath(folder));
        try
        {
            written.Clear();
            written.Write(tree, files, token);
            return written;
        }
        catch
        {
            written.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The path in the repository of an absolute path, with slashes; null where it is not in the tree.
    /// </summary>
    public string? Relative(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? null
            : relative.Replace('\\', '/');
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Write(ISourceTree tree, List<SourceEntry> files, CancellationToken token)
    {
        Directory.CreateDirectory(Root);
        foreach (var (name, text) in _ends)
        {
            File.WriteAllText(Path.Combine(_outer, name), text);
        }

        foreach (var entry in files)
        {
            token.ThrowIfCancellationRequested();
            var path = Path.GetFullPath(Path.Combine(Root, entry.Path));
            if (Relative(path) is null || tree.Read(entry) is not { } bytes)
            {
                continue;
            }

            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var file = new FileStream(path, FileMode.CreateNew);
                file.Write(bytes);
            }
            catch (IOException e) when (!IsDiskFull(e))
            {
                // a name that is too long, or that differs from another one in case only: the project that needs the
                // file says so
                continue;
            }
        }
    }

    /// <summary>The pinned version of the SDK is seldom the installed one, and projects rarely need it.</summary>
    private static bool IsLeftOut(string path) =>
        path is "global.json" || path.EndsWith("/global.json", StringComparison.Ordinal);

    private static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 112;

    private void Clear()
    {
        if (Directory.Exists(_outer))
        {
            Directory.Delete(_outer, recursive: true);
        }
    }
}
