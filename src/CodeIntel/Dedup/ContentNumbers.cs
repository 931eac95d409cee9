using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Numbers distinct content hashes in order of first appearance: an open-addressed table over flat arrays, 23 bytes per
/// content, since a dictionary of the framework takes twice that and three times while it grows.
/// </summary>
internal sealed class ContentNumbers
{
    private const int SmallestSlots = 1 << 10;

    private UInt128[] _hashes;
    private int[] _slots;

    /// <summary>A table that need not grow before it holds <paramref name="capacity"/> contents.</summary>
    public ContentNumbers(int capacity = 0)
    {
        _hashes = new UInt128[Math.Max(capacity, SmallestSlots / 2)];
        var slots = SmallestSlots;
        while (slots < (1 << 30) && slots / 4 * 3 < _hashes.Length)
        {
            slots *= 2;
        }

        _slots = new int[slots];
    }

    /// <summary>Number of contents.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a content; equal to the former <see cref="Count"/> where it is new.</summary>
    public int Number(ContentHash content)
    {
        var slot = (int)(ulong)content.Value & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            if (_hashes[_slots[slot] - 1] == content.Value)
            {
                return _slots[slot] - 1;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        if (Count == _hashes.Length)
        {
            Array.Resize(ref _hashes, (int)Math.Min(Array.MaxLength, 2L * Count));
        }

        _hashes[Count++] = content.Value;
        _slots[slot] = Count;
        if (Count > _slots.Length / 4 * 3)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)(ulong)_hashes[number] & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number + 1;
        }
    }
}
