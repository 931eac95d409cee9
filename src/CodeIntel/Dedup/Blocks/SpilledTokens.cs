using System.Runtime.InteropServices;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// Token sequences on disk, in the order of their numbers: those that are long enough to hold a block. In memory stay 8
/// bytes of each.
/// </summary>
internal sealed class SpilledTokens(SpillFolder folder, int minTokens) : IDisposable
{
    private readonly FileStream _file = folder.Create("tokens");
    private readonly List<int> _sequences = [];
    private readonly List<int> _lengths = [];

    /// <summary>Number of sequences on disk.</summary>
    public int Count => _sequences.Count;

    /// <summary>Number of tokens on disk.</summary>
    public long Tokens { get; private set; }

    /// <summary>Length of a sequence in tokens.</summary>
    public int LengthOf(int entry) => _lengths[entry];

    /// <summary>Number of a sequence in the level.</summary>
    public int SequenceOf(int entry) => _sequences[entry];

    /// <summary>Appends a sequence; one that is too short is left out.</summary>
    public void Add(int sequence, ReadOnlySpan<int> tokens)
    {
        if (tokens.Length >= minTokens)
        {
            _file.Write(MemoryMarshal.AsBytes(tokens));
            _sequences.Add(sequence);
            _lengths.Add(tokens.Length);
            Tokens += tokens.Length;
        }
    }

    /// <summary>The sequences in order; each is valid until the next is asked for.</summary>
    /// <exception cref="EndOfStreamException">Someone has cut the file short.</exception>
    public IEnumerable<ReadOnlyMemory<int>> Read()
    {
        _file.Flush();
        _file.Position = 0;
        var buffer = new int[1 << 12];
        foreach (var length in _lengths)
        {
            buffer = buffer.Length < length ? new int[length * 2] : buffer;
            _file.ReadExactly(MemoryMarshal.AsBytes(buffer.AsSpan(0, length)));
            yield return buffer.AsMemory(0, length);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
