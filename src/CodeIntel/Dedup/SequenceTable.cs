using System.Numerics;
using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Distinct token sequences, numbered in order of first appearance; each is stored once, in blocks that never move.
/// Sequences with equal hashes are compared token by token.
/// </summary>
internal sealed class SequenceTable : ISequenceStore
{
    private const int BlockTokens = 1 << 18;

    private readonly List<ReadOnlyMemory<int>> _sequences = [];
    private readonly List<ulong> _hashes = [];
    private int[] _slots = new int[1 << 10];
    private int[] _block = [];
    private int _used;

    /// <summary>Number of distinct sequences.</summary>
    public int Count => _sequences.Count;

    /// <summary>The tokens of a sequence.</summary>
    public ReadOnlySpan<int> this[int sequence] => _sequences[sequence].Span;

    /// <summary>The number of a sequence, which is stored if it is new.</summary>
    public int Intern(ReadOnlySpan<int> tokens)
    {
        var hash = Hash(tokens);
        var slot = (int)hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            var found = _slots[slot] - 1;
            if (_hashes[found] == hash && this[found].SequenceEqual(tokens))
            {
                return found;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = Store(tokens, hash) + 1;
        if (Count > _slots.Length / 2)
        {
            Grow();
        }

        return Count - 1;
    }

    private static ulong Hash(ReadOnlySpan<int> tokens)
    {
        var hash = (ulong)tokens.Length;
        foreach (var token in tokens)
        {
            hash = BitOperations.RotateLeft(hash ^ (uint)token, 23) * 0x9E3779B97F4A7C15;
        }

        return SeededRandom.Mix(hash);
    }

    private int Store(ReadOnlySpan<int> tokens, ulong hash)
    {
        if (tokens.Length > _block.Length - _used)
        {
            _block = new int[Math.Max(BlockTokens, tokens.Length)];
            _used = 0;
        }

        tokens.CopyTo(_block.AsSpan(_used));
        _sequences.Add(_block.AsMemory(_used, tokens.Length));
        _hashes.Add(hash);
        _used += tokens.Length;
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var hashes = CollectionsMarshal.AsSpan(_hashes);
        for (var sequence = 0; sequence < hashes.Length; sequence++)
        {
            var slot = (int)hashes[sequence] & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = sequence + 1;
        }
    }
}
