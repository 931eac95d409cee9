using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace CodeIntel.Git.Trees;

/// <summary>A directory of paths that are nowhere on disk, for glob matching.</summary>
internal sealed class GlobDirectory(string name, GlobDirectory? parent) : DirectoryInfoBase
{
    private readonly Dictionary<string, GlobDirectory> _directories = new(StringComparer.Ordinal);
    private readonly List<GlobFile> _files = [];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string FullName => parent is null ? name : $"{parent.FullName}/{name}";

    /// <inheritdoc/>
    public override DirectoryInfoBase? ParentDirectory => parent;

    /// <summary>Adds a path with slashes, relative to this directory.</summary>
    public void Add(string path)
    {
        var directory = this;
        var start = 0;
        for (var slash = path.IndexOf('/', start); slash >= 0; slash = path.IndexOf('/', start))
        {
            directory = directory.Child(path[start..slash]);
            start = slash + 1;
        }

        directory._files.Add(new(path[start..], directory));
    }

    /// <inheritdoc/>
    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos() =>
        _files.Concat<FileSystemInfoBase>(_directories.Values);

    /// <inheritdoc/>
    public override DirectoryInfoBase? GetDirectory(string path) =>
        path == ".." ? parent : _directories.GetValueOrDefault(path);

    /// <inheritdoc/>
    public override FileInfoBase? GetFile(string path) => _files.Find(f => f.Name == path);

    private GlobDirectory Child(string child) =>
        _directories.TryGetValue(child, out var found) ? found : _directories[child] = new(child, this);
}
