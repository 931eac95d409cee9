using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CodeIntel.Sqlite;

/// <summary>
/// Rows of the strings met lately, at most so many: one open-addressed table and one array of their characters, which
/// the processor reaches with few cache misses and the garbage collector need not follow. When it is full, it forgets
/// the strings that were not asked for since it was full the last time.
/// </summary>
internal sealed class RecentStrings(int maxEntries)
{
    /// <summary>Longer strings are seldom met twice, and are not kept.</summary>
    public const int MaxLength = 128;

    private const int FewestSlots = 1 << 10;

    /// <summary>Differs between processes, so that nobody can write strings that collide.</summary>
    private readonly long _seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    private Slot[] _slots = new Slot[FewestSlots];
    private char[] _texts = new char[FewestSlots];
    private int _textLength;
    private int _count;

    /// <summary>The row of a string; 0 where it is not here.</summary>
    public int Row(ReadOnlySpan<char> text)
    {
        ref var slot = ref Find(Hash(text), text);
        slot.IsAsked = true;
        return slot.Row;
    }

    /// <summary>Takes in a string that is not here; true where others were forgotten for it.</summary>
    public bool Add(ReadOnlySpan<char> text, int row)
    {
        if (text.Length > MaxLength)
        {
            return false;
        }

        var forgets = _count == maxEntries;
        if (forgets)
        {
            Forget();
        }
        else if (2 * _count >= _slots.Length)
        {
            Grow();
        }

        var hash = Hash(text);
        Put(ref Find(hash, text), hash, text, row);
        return forgets;
    }

    private uint Hash(ReadOnlySpan<char> text) =>
        (uint)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), _seed);

    /// <summary>The slot of a string, or the free one that it would get.</summary>
    private ref Slot Find(uint hash, ReadOnlySpan<char> text)
    {
        var slots = _slots;
        for (var at = hash & (uint)(slots.Length - 1); ; at = (at + 1) & (uint)(slots.Length - 1))
        {
            ref var slot = ref slots[at];
            if (slot.Row == 0 || (slot.Hash == hash && text.SequenceEqual(_texts.AsSpan(slot.Start, slot.Length))))
            {
                return ref slot;
            }
        }
    }

    private void Put(ref Slot slot, uint hash, ReadOnlySpan<char> text, int row)
    {
        if (_textLength + text.Length > _texts.Length)
        {
            Array.Resize(ref _texts, (2 * _texts.Length) + text.Length);
        }

        text.CopyTo(_texts.AsSpan(_textLength));
        slot = new() { Hash = hash, Row = row, Start = _textLength, Length = (ushort)text.Length };
        _textLength += text.Length;
        _count++;
    }

    private void Grow()
    {
        var slots = _slots;
        _slots = new Slot[2 * slots.Length];
        foreach (var slot in slots)
        {
            if (slot.Row > 0)
            {
                Find(slot.Hash, TextOf(slot)) = slot;
            }
        }
    }

    /// <summary>
    /// Keeps half at most, in the arrays that are there: new ones of this size would stay until the oldest generation
    /// is collected.
    /// </summary>
    private void Forget()
    {
        var kept = ArrayPool<Slot>.Shared.Rent(maxEntries / 2);
        var count = 0;
        foreach (var slot in _slots)
        {
            if (slot.IsAsked && count < maxEntries / 2)
            {
                kept[count++] = slot;
            }
        }

        Array.Clear(_slots);
        (_textLength, _count) = (0, 0);

        // texts move towards the front, so that none is written over that moves later
        kept.AsSpan(0, count).Sort((a, b) => a.Start.CompareTo(b.Start));
        foreach (var slot in kept.AsSpan(0, count))
        {
            var text = TextOf(slot);
            Put(ref Find(slot.Hash, text), slot.Hash, text, slot.Row);
        }

        ArrayPool<Slot>.Shared.Return(kept);
    }

    private ReadOnlySpan<char> TextOf(Slot slot) => _texts.AsSpan(slot.Start, slot.Length);

    private struct Slot
    {
        public uint Hash;
        public int Row;
        public int Start;
        public ushort Length;
        public bool IsAsked;
    }
}
