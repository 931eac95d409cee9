using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>Matches the records of a run with those of an earlier one by the content of their tokens.</summary>
internal sealed class KnownSequences(IReadOnlyList<ContentHash> termHashes, KnownLevel? earlier)
{
    private readonly ContentHash[] _termHashes = [.. termHashes];
    private ContentHash[] _hashes = [];
    private List<KnownPair>? _found = [];

    /// <summary>Near pairs beyond which nothing is kept for a later run.</summary>
    public const int MostPairs = 10_000_000;

    /// <summary>The pairs of an earlier run among these records; null where none is known.</summary>
    public KnownPairs? Match(SequenceTable tokens, int[] sequences, int jobs, CancellationToken cancellationToken)
    {
        _hashes = new ContentHash[sequences.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, sequences.Length, options, record => _hashes[record] = Hash(tokens[sequences[record]]));
        if (earlier is null)
        {
            return null;
        }

        var records = new Dictionary<ContentHash, int>(_hashes.Length);
        for (var record = 0; record < _hashes.Length; record++)
        {
            records[_hashes[record]] = record;
        }

        var isKnown = new bool[_hashes.Length];
        var recordOf = earlier.Sequences.Select(hash => records.GetValueOrDefault(hash, -1)).ToArray();
        foreach (var record in recordOf.Where(record => record >= 0))
        {
            isKnown[record] = true;
        }

        return new(isKnown, [.. earlier.Pairs
            .Select(pair => (A: recordOf[pair.First], B: recordOf[pair.Second], Pair: pair))
            .Where(pair => pair.A >= 0 && pair.B >= 0)
            .Select(pair => new NearPair(
                Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B), pair.Pair.Overlap, pair.Pair.MultisetOverlap))]);
    }

    /// <summary>Notes pairs for a later run.</summary>
    public void Add(List<NearPair> pairs)
    {
        _found = _found?.Count + pairs.Count > MostPairs ? null : _found;
        _found?.AddRange(pairs.Select(pair => new KnownPair(
            pair.First, pair.Second, pair.Overlap, pair.MultisetOverlap)));
    }

    /// <summary>What a later run needs to know; null where it would be too much.</summary>
    public KnownLevel? ToLevel() => _found is null ? null : new(_hashes, _found);

    private ContentHash Hash(ReadOnlySpan<int> tokens)
    {
        var hashes = tokens.Length <= 256 ? stackalloc ContentHash[tokens.Length] : new ContentHash[tokens.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = _termHashes[tokens[i]];
        }

        return ContentHash.Of(MemoryMarshal.AsBytes(hashes));
    }
}
