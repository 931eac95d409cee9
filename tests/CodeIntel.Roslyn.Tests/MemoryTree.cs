using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests;

/// <summary>A snapshot whose files are in memory.</summary>
internal sealed class MemoryTree : ISourceTreeOpener
{
    private readonly SortedDictionary<string, (SourceEntry Entry, byte[]? Bytes)> _files = new(StringComparer.Ordinal);

    private readonly List<SourceEntry> _leftOut = [];

    public RepositorySnapshot Snapshot { get; } = new()
    {
        Row = 7,
        Url = "https://example.org/a/b",
        Commit = new string('a', 40),
        Include = [],
        Exclude = [],
        Location = "nowhere",
        IsGit = true,
    };

    public MemoryTree With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public MemoryTree With(string path, byte[]? bytes, SourceEntryKind kind = SourceEntryKind.File)
    {
        _files[path] = (new(path, "0123", kind, bytes?.Length), bytes);
        return this;
    }

    /// <summary>Adds a file that the globs leave out.</summary>
    public MemoryTree WithLeftOut(string path)
    {
        _leftOut.Add(new(path, "0123", SourceEntryKind.File, 0));
        return this;
    }

    public ISourceTree Open(RepositorySnapshot repository) => new View(_files, _leftOut);

    private sealed class View(
        SortedDictionary<string, (SourceEntry Entry, byte[]? Bytes)> files, List<SourceEntry> leftOut) : ISourceTree
    {
        public IEnumerable<SourceEntry> LeftOut() => leftOut;

        public IEnumerable<SourceEntry> Entries() => files.Values.Select(f => f.Entry);

        public byte[]? Read(SourceEntry entry) => files[entry.Path].Bytes;

        public void Dispose()
        {
        }
    }
}
