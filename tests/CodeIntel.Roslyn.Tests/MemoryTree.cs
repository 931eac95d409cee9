using System.Collections.Concurrent;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Licences;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests;

/// <summary>A snapshot whose files are in memory.</summary>
internal sealed class MemoryTree : ISourceTreeOpener
{
    private readonly SortedDictionary<string, (SourceEntry Entry, byte[]? Bytes)> _files = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, (SourceEntry Entry, byte[]? Bytes)> _leftOut =
        new(StringComparer.Ordinal);

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
    public MemoryTree WithLeftOut(string path, string text = "")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _leftOut[path] = (new(path, "0123", SourceEntryKind.File, bytes.Length), bytes);
        return this;
    }

    /// <summary>URLs of repositories that cannot be opened.</summary>
    public List<string> Gone { get; } = [];

    /// <summary>URLs of repositories that are open.</summary>
    public ConcurrentDictionary<string, bool> Opened { get; } = [];

    public ISourceTree Open(RepositorySnapshot repository)
    {
        Opened[repository.Url] = Gone.Contains(repository.Url) ? throw new StageException("gone") : true;
        return new View(_files, _leftOut, () => Opened.TryRemove(repository.Url, out _));
    }

    private sealed class View(
        SortedDictionary<string, (SourceEntry Entry, byte[]? Bytes)> files,
        SortedDictionary<string, (SourceEntry Entry, byte[]? Bytes)> leftOut,
        Action close) : ISourceTree
    {
        public IEnumerable<SourceEntry> Entries() => All().Where(entry => !LicenceFileName.Matches(entry.Path));

        public IEnumerable<SourceEntry> Find(Func<string, bool> isWanted) =>
            All().Where(entry => entry.Kind == SourceEntryKind.File && isWanted(entry.Path));

        public IEnumerable<SourceEntry> LeftOut() => leftOut.Values.Select(f => f.Entry);

        public byte[]? Read(SourceEntry entry) =>
            files.TryGetValue(entry.Path, out var file) ? file.Bytes : leftOut[entry.Path].Bytes;

        public void Dispose() => close();

        private IEnumerable<SourceEntry> All() => files.Values.Select(f => f.Entry);
    }
}
