using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// Finds the sequences on disk that hold a window which occurs elsewhere too; no other can share a block. Hashes of all
/// windows are written to files by their leading bits and sorted file by file, so memory is bounded.
/// </summary>
internal sealed class RepeatedWindows(
    SpilledTokens tokens, BlockOptions options, IReadOnlyList<TokenKind> kinds, SpillFolder folder)
{
    /// <summary>Most files; each has a buffer of 64 KB while it is written.</summary>
    private const int MaxParts = 256;

    /// <summary>Tokens hashed at a time.</summary>
    private const int ChunkTokens = 1 << 20;

    /// <summary>Bytes of an entry while a file is sorted: hash, sequence, and the bytes as they were read.</summary>
    private const int SortedBytes = 28;

    /// <summary>A window on disk.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Window(ulong Hash, int Entry);

    /// <summary>Marks the entries of <see cref="SpilledTokens"/> with a repeated window.</summary>
    public bool[] Find(long memoryBytes, CancellationToken cancellationToken)
    {
        var repeated = new bool[tokens.Count];
        var parts = (int)Math.Clamp(tokens.Tokens * SortedBytes / Math.Max(1, memoryBytes), 1, MaxParts);
        var files = Enumerable.Range(0, parts).Select(part => folder.Create(NameOf(part))).ToArray();
        try
        {
            Write(files, cancellationToken);
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Mark(file, repeated);
            }
        }
        finally
        {
            Array.ForEach(files, file => file.Dispose());
            Enumerable.Range(0, parts).ToList().ForEach(part => folder.Delete(NameOf(part)));
        }

        return repeated;
    }

    private static string NameOf(int part) => $"windows-{part}";

    private void Write(FileStream[] files, CancellationToken cancellationToken)
    {
        var (first, chunk, held) = (0, new SequenceTable(), 0L);
        foreach (var sequence in tokens.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            chunk.Intern(sequence.Span);
            held += sequence.Length;
            if (held >= ChunkTokens)
            {
                Write(files, chunk, first);
                (first, chunk, held) = (first + chunk.Count, new(), 0);
            }
        }

        Write(files, chunk, first);
    }

    private void Write(FileStream[] files, SequenceTable chunk, int first)
    {
        var text = new WindowText(chunk, [.. Enumerable.Range(0, chunk.Count)], kinds, options.Renamed);
        var powers = WindowText.Powers(options.MinTokens);
        var hashes = Array.Empty<ulong>();
        for (var sequence = 0; sequence < chunk.Count; sequence++)
        {
            var windows = text.EndOf(sequence) - text.StartOf(sequence) - options.MinTokens + 1;
            hashes = hashes.Length < windows ? new ulong[windows * 2] : hashes;
            text.Hash(sequence, powers, hashes.AsSpan(0, windows));
            foreach (var hash in hashes.AsSpan(0, windows))
            {
                var window = new Window(hash, first + sequence);
                files[(int)((UInt128)hash * (ulong)files.Length >> 64)].Write(
                    MemoryMarshal.AsBytes(new ReadOnlySpan<Window>(in window)));
            }
        }
    }

    private static void Mark(FileStream file, bool[] repeated)
    {
        file.Flush();
        file.Position = 0;
        var windows = new Window[file.Length / Marshal.SizeOf<Window>()];
        file.ReadExactly(MemoryMarshal.AsBytes(windows.AsSpan()));
        var hashes = Array.ConvertAll(windows, window => window.Hash);
        var entries = Array.ConvertAll(windows, window => window.Entry);
        Array.Sort(hashes, entries);
        for (var i = 1; i < hashes.Length; i++)
        {
            if (hashes[i] == hashes[i - 1])
            {
                repeated[entries[i]] = repeated[entries[i - 1]] = true;
            }
        }
    }
}
