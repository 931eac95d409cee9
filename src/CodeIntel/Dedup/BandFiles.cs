using System.Runtime.InteropServices;

namespace CodeIntel.Dedup;

/// <summary>
/// The LSH index on disk: per band, entries of (key, record), divided by key into parts that fit in memory.
/// </summary>
internal sealed class BandFiles : IDisposable
{
    private const int EntryBytes = sizeof(ulong);

    private readonly FileStream[] _files;
    private readonly int _parts;

    /// <summary>Empty files; a part holds about <paramref name="partEntries"/> of <paramref name="records"/>.</summary>
    public BandFiles(SpillFolder folder, int bands, long records, int partEntries)
    {
        _parts = (int)Math.Max(1, (records + partEntries - 1) / partEntries);
        _files = [.. Enumerable.Range(0, bands * _parts).Select(part => folder.Create($"band-{part}"))];
    }

    /// <summary>Number of parts of all bands. Pairs never lie in two parts of one band.</summary>
    public int Count => _files.Length;

    /// <summary>Writes an entry.</summary>
    public void Write(int band, uint key, int record)
    {
        var entry = ((ulong)key << 32) | (uint)record;
        var part = (int)(((ulong)key * (uint)_parts) >> 32);
        _files[(band * _parts) + part].Write(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in entry)));
    }

    /// <summary>Ends writing.</summary>
    public void Complete()
    {
        foreach (var file in _files)
        {
            file.Flush();
        }
    }

    /// <summary>
    /// The entries of a part, sorted, in a buffer that grows as needed. The part cannot be read again.
    /// </summary>
    public Span<ulong> Read(int part, ref ulong[] buffer)
    {
        using var file = _files[part];
        var count = checked((int)(file.Length / EntryBytes));
        if (buffer.Length < count)
        {
            buffer = new ulong[count];
        }

        var entries = buffer.AsSpan(0, count);
        file.Position = 0;
        file.ReadExactly(MemoryMarshal.AsBytes(entries));
        file.SetLength(0);
        entries.Sort();
        return entries;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }
    }
}
