namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// All windows of a length, divided into classes of equal ones. Hashes only propose; windows of one class have been
/// compared token by token. Windows that occur once belong to no class, and those of more than a given number of places
/// to none that is listed.
/// </summary>
internal sealed class WindowClasses
{
    private const int Unique = 0;
    private const int Frequent = -1;

    private readonly WindowText _text;
    private readonly int _window;
    private readonly int _maxOccurrences;
    private readonly int[] _classOf;
    private readonly List<int> _places = [];
    private readonly List<int> _starts = [0];

    /// <summary>Hashes, sorts and compares.</summary>
    public WindowClasses(
        WindowText text, int window, int maxOccurrences, int jobs, CancellationToken cancellationToken)
    {
        (_text, _window, _maxOccurrences) = (text, window, maxOccurrences);
        _classOf = new int[text.Length];
        var hashes = Hash(jobs, cancellationToken);
        var (keys, places) = Repeated(hashes);
        Array.Sort(keys, places);
        cancellationToken.ThrowIfCancellationRequested();
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            Divide(places.AsSpan(start, end - start));
            start = end;
        }
    }

    /// <summary>Number of listed classes.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Places of windows that occur too often.</summary>
    public long FrequentWindows { get; private set; }

    /// <summary>Places of windows in all.</summary>
    public long Windows { get; private set; }

    /// <summary>The places of a class, ascending.</summary>
    public ReadOnlySpan<int> PlacesOf(int listed) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_places)[_starts[listed].._starts[listed + 1]];

    /// <summary>Whether the windows at two places are of one listed class.</summary>
    public bool AreTogether(int first, int second) => _classOf[first] > Unique && _classOf[first] == _classOf[second];

    // 0 stands for "no window begins here"; a window whose hash is 0 is hashed as 1
    private ulong[] Hash(int jobs, CancellationToken cancellationToken)
    {
        var hashes = new ulong[_text.Length];
        var powers = WindowText.Powers(_window);
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, _text.Count, options, sequence =>
        {
            var (start, end) = (_text.StartOf(sequence), _text.EndOf(sequence));
            if (end - start >= _window)
            {
                var own = hashes.AsSpan(start, end - start - _window + 1);
                _text.Hash(sequence, powers, own);
                own.Replace(0UL, 1UL);
            }
        });
        return hashes;
    }

    /// <summary>
    /// The windows whose hash may occur twice: most occur once, and two bits per slot keep them out of the sort.
    /// </summary>
    private (ulong[] Keys, int[] Places) Repeated(ulong[] hashes)
    {
        var slots = (ulong)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, hashes.Length)) * 8;
        var (once, twice) = (new ulong[slots / 64], new ulong[slots / 64]);
        foreach (var hash in hashes)
        {
            if (hash != 0)
            {
                Windows++;
                var (word, bit) = Slot(hash, slots);
                twice[word] |= once[word] & bit;
                once[word] |= bit;
            }
        }

        var keys = new List<ulong>();
        var places = new List<int>();
        for (var place = 0; place < hashes.Length; place++)
        {
            var (word, bit) = Slot(hashes[place], slots);
            if (hashes[place] != 0 && (twice[word] & bit) != 0)
            {
                keys.Add(hashes[place]);
                places.Add(place);
            }
        }

        return ([.. keys], [.. places]);
    }

    private static (ulong Word, ulong Bit) Slot(ulong hash, ulong slots)
    {
        var slot = hash & (slots - 1);
        return (slot >> 6, 1UL << (int)(slot & 63));
    }

    /// <summary>Divides places of equal hashes into classes of equal windows.</summary>
    private void Divide(Span<int> places)
    {
        if (places.Length < 2)
        {
            return;
        }

        places.Sort();
        var rest = places.ToArray();
        while (rest.Length > 1)
        {
            var first = rest[0];
            var equal = Array.FindAll(rest, place => _text.AreEqual(first, place, _window));
            Add(equal);
            rest = equal.Length == rest.Length ? []
                : Array.FindAll(rest, place => !_text.AreEqual(first, place, _window));
        }
    }

    private void Add(int[] places)
    {
        if (places.Length < 2)
        {
            return;
        }

        var isFrequent = places.Length > _maxOccurrences;
        foreach (var place in places)
        {
            _classOf[place] = isFrequent ? Frequent : _starts.Count;
        }

        if (isFrequent)
        {
            FrequentWindows += places.Length;
            return;
        }

        _places.AddRange(places);
        _starts.Add(_places.Count);
    }
}
