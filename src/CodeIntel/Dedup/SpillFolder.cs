namespace CodeIntel.Dedup;

/// <summary>
/// Temporary files of one level, in a folder of their own. What an interrupted run left there is removed first.
/// </summary>
internal sealed class SpillFolder : IDisposable
{
    private readonly string _path;

    /// <summary>An empty folder.</summary>
    public SpillFolder(string path)
    {
        _path = path;
        Remove(path);
        Directory.CreateDirectory(path);
    }

    /// <summary>Removes the files of an interrupted run.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>A new file to write from its beginning and read anywhere.</summary>
    public FileStream Create(string name) => new(
        Path.Combine(_path, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);

    /// <summary>Opens a file that was written.</summary>
    public FileStream Open(string name) => new(
        Path.Combine(_path, name), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

    /// <summary>Deletes a file.</summary>
    public void Delete(string name) => File.Delete(Path.Combine(_path, name));

    /// <inheritdoc/>
    public void Dispose() => Remove(_path);
}
