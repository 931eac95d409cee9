using CodeIntel.Examples;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// Token sequences one after the other, and when two runs of them are equal: token by token, or, where renaming is
/// allowed, with every identifier and literal given by its kind and the distance to its last occurrence in the run, 0
/// for the first (parameterized matching, Baker 1995).
/// </summary>
internal sealed class WindowText
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly int[] _terms;
    private readonly int[] _starts;
    private readonly int[]? _distances;
    private readonly int[]? _nextDistances;
    private readonly IReadOnlyList<TokenKind> _kinds;

    /// <summary>Copies the given sequences; <paramref name="renamed"/> allows consistent renaming.</summary>
    public WindowText(
        SequenceTable sequences, IReadOnlyList<int> numbers, IReadOnlyList<TokenKind> kinds, bool renamed)
    {
        _kinds = kinds;
        _starts = new int[numbers.Count + 1];
        for (var i = 0; i < numbers.Count; i++)
        {
            _starts[i + 1] = checked(_starts[i] + sequences[numbers[i]].Length);
        }

        _terms = new int[_starts[^1]];
        for (var i = 0; i < numbers.Count; i++)
        {
            sequences[numbers[i]].CopyTo(_terms.AsSpan(_starts[i]));
        }

        if (renamed)
        {
            _distances = new int[_terms.Length];
            _nextDistances = new int[_terms.Length];
            Link(kinds.Count);
        }
    }

    /// <summary>Number of sequences.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Number of tokens.</summary>
    public int Length => _terms.Length;

    /// <summary>Whether renaming is allowed.</summary>
    public bool IsRenamed => _distances is not null;

    /// <summary>Place of a sequence's first token.</summary>
    public int StartOf(int sequence) => _starts[sequence];

    /// <summary>One past a sequence's last token.</summary>
    public int EndOf(int sequence) => _starts[sequence + 1];

    /// <summary>The sequence that holds a place.</summary>
    public int SequenceAt(int place)
    {
        var found = Array.BinarySearch(_starts, place);
        if (found < 0)
        {
            return ~found - 1;
        }

        // a place may begin several empty sequences and one that is not
        while (found + 1 < _starts.Length && _starts[found + 1] == place)
        {
            found++;
        }

        return found;
    }

    /// <summary>Whether the tokens at <paramref name="offset"/> of two runs agree.</summary>
    public bool AgreeAt(int first, int second, int offset)
    {
        var (a, b) = (_terms[first + offset], _terms[second + offset]);
        if (_distances is null || _kinds[a] < TokenKind.Identifier)
        {
            return a == b;
        }

        return _kinds[a] == _kinds[b]
            && Within(_distances[first + offset], offset) == Within(_distances[second + offset], offset);
    }

    /// <summary>Whether two runs of a length are equal.</summary>
    public bool AreEqual(int first, int second, int length)
    {
        if (_distances is null)
        {
            return _terms.AsSpan(first, length).SequenceEqual(_terms.AsSpan(second, length));
        }

        var offset = 0;
        while (offset < length && AgreeAt(first, second, offset))
        {
            offset++;
        }

        return offset == length;
    }

    /// <summary>Powers of the hash's multiplier for windows of a length, for <see cref="Hash"/>.</summary>
    public static ulong[] Powers(int window)
    {
        var powers = new ulong[window];
        powers[0] = 1;
        for (var i = 1; i < window; i++)
        {
            powers[i] = powers[i - 1] * Multiplier;
        }

        return powers;
    }

    /// <summary>
    /// Hashes of all windows of a sequence, Σ code(i) · B^(w − 1 − i) mod 2^64; equal windows have equal hashes.
    /// </summary>
    public void Hash(int sequence, ReadOnlySpan<ulong> powers, Span<ulong> hashes)
    {
        var window = powers.Length;
        var (start, end) = (_starts[sequence], _starts[sequence + 1]);
        var hash = 0UL;
        for (var i = 0; i < window; i++)
        {
            hash = (hash * Multiplier) + Code(start + i, i);
        }

        hashes[0] = SeededRandom.Mix(hash);
        for (var place = start; place + window < end; place++)
        {
            hash = ((hash - (Code(place, 0) * powers[^1])) * Multiplier) + Code(place + window, window - 1)
                + Forgotten(place, powers);
            hashes[place + 1 - start] = SeededRandom.Mix(hash);
        }
    }

    /// <summary>
    /// What changes when the first token leaves a window: its next occurrence is then the first of its name.
    /// </summary>
    private ulong Forgotten(int place, ReadOnlySpan<ulong> powers)
    {
        var distance = _nextDistances is null ? 0 : _nextDistances[place];
        return distance == 0 || distance >= powers.Length
            ? 0
            : (Code(place + distance, distance - 1) - Code(place + distance, distance))
                * powers[powers.Length - distance];
    }

    /// <summary>Code of a token with <paramref name="before"/> tokens of its run before it.</summary>
    private ulong Code(int place, int before)
    {
        var term = _terms[place];
        return _distances is null || _kinds[term] < TokenKind.Identifier
            ? SeededRandom.Mix((uint)term)
            : SeededRandom.Mix(
                (1UL << 63) | ((ulong)_kinds[term] << 40) | (uint)Within(_distances[place], before));
    }

    private static int Within(int distance, int before) => distance <= before ? distance : 0;

    private void Link(int terms)
    {
        var last = new int[terms];
        Array.Fill(last, -1);
        for (var sequence = 0; sequence < Count; sequence++)
        {
            var start = _starts[sequence];
            for (var place = start; place < _starts[sequence + 1]; place++)
            {
                var before = last[_terms[place]];
                if (before >= start)
                {
                    _distances![place] = place - before;
                    _nextDistances![before] = place - before;
                }

                last[_terms[place]] = place;
            }
        }
    }
}
