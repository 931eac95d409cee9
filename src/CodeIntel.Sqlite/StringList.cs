namespace CodeIntel.Sqlite;

/// <summary>Strings one after the other in one array, which is used again for the next list.</summary>
internal sealed class StringList
{
    private char[] _characters = new char[1024];
    private int[] _ends = new int[128];

    /// <summary>Number of strings.</summary>
    public int Count { get; private set; }

    /// <summary>A string.</summary>
    public ReadOnlySpan<char> this[int i] => _characters.AsSpan(StartOf(i).._ends[i]);

    /// <summary>Removes all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Appends a string of a length, to be written by the caller.</summary>
    public Span<char> Add(int length)
    {
        var start = StartOf(Count);
        if (start + length > _characters.Length)
        {
            Array.Resize(ref _characters, Math.Max(start + length, 2 * _characters.Length));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
        }

        _ends[Count++] = start + length;
        return _characters.AsSpan(start, length);
    }

    private int StartOf(int i) => i == 0 ? 0 : _ends[i - 1];
}
