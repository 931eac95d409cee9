using System.Runtime.InteropServices;

namespace CodeIntel.Dedup;

/// <summary>
/// Exact set-similarity join: all pairs of records whose set Jaccard and multiset Jaccard similarities both reach their
/// thresholds (Allamanis 2019). Prefix, length and positional filters after PPJoin (Xiao 2008), a bitmap filter (Sandes
/// 2020) and the length filter of the multisets refuse candidates on the postings alone; the rest is verified by a
/// merge that ends as soon as the intersection can no longer be large enough. No filter is approximate.
/// </summary>
/// <remarks>
/// A pair that passes at its first common token is stamped and verified once; one that is refused there is refused at
/// every later common token, as its remainders only shrink. So no overlap counter per candidate is needed.
/// </remarks>
internal sealed class NearJoin : INearJoin
{
    /// <summary>Records probed per unit of parallel work.</summary>
    private const int ChunkRecords = 256;

    /// <summary>Chunks per thread between two hand-overs of results, which bounds what waits in memory.</summary>
    private const int ChunksPerThread = 32;

    private readonly TermSets _sets;
    private readonly int[] _formStarts;
    private readonly JaccardThreshold _setThreshold;
    private readonly JaccardThreshold _multisetThreshold;
    private readonly Signature[] _signatures;
    private readonly PrefixIndex _index;
    private readonly KnownPairs? _known;
    private readonly PrefixIndex? _newIndex;
    private readonly int _minTokens;
    private readonly int[] _minOverlap;
    private readonly int[] _firstOfSize;

    /// <summary>
    /// Builds the index. Pairs of one form (Type-2 duplicates) are left out, and records of fewer than
    /// <paramref name="minTokens"/> compared tokens. Pairs among known records are taken from <paramref name="known"/>;
    /// only what is new is compared, with everything.
    /// </summary>
    public NearJoin(
        TermSets sets, int[] formOfSequence, JaccardThreshold setThreshold, JaccardThreshold multisetThreshold,
        int minTokens = 1, KnownPairs? known = null)
    {
        (_sets, _minTokens, _known) = (sets, minTokens, known);
        _formStarts = FormStarts(sets, formOfSequence);
        (_setThreshold, _multisetThreshold) = (setThreshold, multisetThreshold);
        _signatures = [.. Enumerable.Range(0, sets.Count).Select(record => Signature.Of(sets.RanksOf(record)))];
        _index = new PrefixIndex(sets, _signatures, setThreshold, IsCompared);
        _newIndex = known is null
            ? null
            : new PrefixIndex(sets, _signatures, setThreshold, r => IsCompared(r) && !known.IsKnown(r));
        var largest = sets.Count == 0 ? 0 : sets.SizeOf(sets.Count - 1);
        _minOverlap = [.. Enumerable.Range(0, (2 * largest) + 1).Select(setThreshold.MinOverlap)];
        _firstOfSize = new int[largest + 2];
        Array.Fill(_firstOfSize, sets.Count);
        for (var record = sets.Count - 1; record >= 0; record--)
        {
            _firstOfSize[sets.SizeOf(record)] = record;
        }

        for (var size = largest; size >= 0; size--)
        {
            _firstOfSize[size] = Math.Min(_firstOfSize[size], _firstOfSize[size + 1]);
        }
    }

    /// <inheritdoc/>
    public int Count => _sets.Count;

    /// <inheritdoc/>
    public int SequenceOf(int record) => _sets.Sequences[record];

    /// <inheritdoc/>
    public int RecordOf(int sequence) => _sets.RecordOf[sequence];

    /// <inheritdoc/>
    public int SizeOf(int record) => _sets.SizeOf(record);

    /// <inheritdoc/>
    public int TotalOf(int record) => _sets.TotalOf(record);

    /// <inheritdoc/>
    public TokenCounts Load(int record) => _sets[record];

    /// <inheritdoc/>
    public void Run(int jobs, Action<List<NearPair>> found, Action<long> advance, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        var chunks = (_sets.Count + ChunkRecords - 1) / ChunkRecords;
        var wave = jobs * ChunksPerThread;
        for (var first = 0; first < chunks; first += wave)
        {
            var results = new List<NearPair>[Math.Min(wave, chunks - first)];
            var start = first;
            Parallel.For(0, results.Length, options, NewStamps, Probe, _ => { });
            foreach (var result in results)
            {
                found(result);
            }

            int[] Probe(int chunk, ParallelLoopState state, int[] stamps)
            {
                results[chunk] = ProbeChunk(start + chunk, stamps);
                advance(ChunkRecords);
                return stamps;
            }
        }
    }

    /// <inheritdoc/>
    public NearPair Compare(int first, int second)
    {
        var (overlap, multisetOverlap) = Intersect(first, second, 0, 0, 0);
        return new(first, second, overlap, multisetOverlap);
    }

    // records of one form have one size and stand together: a probe ends where its own form begins
    private static int[] FormStarts(TermSets sets, int[] formOfSequence)
    {
        var starts = new int[sets.Count];
        for (var record = 1; record < starts.Length; record++)
        {
            var isSame = formOfSequence[sets.Sequences[record]] == formOfSequence[sets.Sequences[record - 1]];
            starts[record] = isSame ? starts[record - 1] : record;
        }

        return starts;
    }

    private bool IsCompared(int record) => _sets.TotalOf(record) >= _minTokens;

    private int[] NewStamps() => new int[_sets.Count];

    private List<NearPair> ProbeChunk(int chunk, int[] stamps)
    {
        var pairs = new List<NearPair>();
        var end = Math.Min((chunk + 1) * ChunkRecords, _sets.Count);
        for (var record = chunk * ChunkRecords; record < end; record++)
        {
            if (!IsCompared(record))
            {
                continue;
            }

            var first = pairs.Count;
            ProbeRecord(record, stamps, pairs);
            _known?.AddTo(pairs, record);
            CollectionsMarshal.AsSpan(pairs)[first..].Sort((a, b) => a.First.CompareTo(b.First));
        }

        return pairs;
    }

    private void ProbeRecord(int record, int[] stamps, List<NearPair> pairs)
    {
        var ranks = _sets.RanksOf(record);
        var minSize = _setThreshold.MinSize(ranks.Length);
        var minTotal = _multisetThreshold.MinSize(_sets.TotalOf(record));
        var maxTotal = _multisetThreshold.MaxSize(_sets.TotalOf(record));
        var signature = _signatures[record];
        var index = _known?.IsKnown(record) == true ? _newIndex! : _index;
        for (var i = 0; i <= ranks.Length - minSize; i++)
        {
            if (_sets.Frequencies[ranks[i]] == 1)
            {
                continue;
            }

            foreach (ref readonly var posting in index.Postings(ranks[i], _firstOfSize[minSize], _formStarts[record]))
            {
                var sizes = ranks.Length + posting.Size;
                var required = _minOverlap[sizes];
                if (Math.Min(ranks.Length - i, posting.Remaining) >= required
                    && signature.MinDifference(posting.Signature) <= sizes - (2 * required)
                    && posting.Total >= minTotal
                    && posting.Total <= maxTotal
                    && stamps[posting.Record] != record)
                {
                    stamps[posting.Record] = record;
                    Verify(record, i, posting, required, pairs);
                }
            }
        }
    }

    // both sets are read from their first common token, which is at i and at the posting's position
    private void Verify(int record, int i, in Posting posting, int required, List<NearPair> pairs)
    {
        var other = posting.Record;
        var (overlap, multisetOverlap) = Intersect(record, other, i, posting.Size - posting.Remaining, required);
        if (overlap >= required
            && _multisetThreshold.IsReached(multisetOverlap, (long)_sets.TotalOf(record) + posting.Total))
        {
            pairs.Add(new(other, record, overlap, multisetOverlap));
        }
    }

    private (int Overlap, int MultisetOverlap) Intersect(int x, int y, int i, int j, int required)
    {
        var ranksX = _sets.RanksOf(x);
        var ranksY = _sets.RanksOf(y);
        var countsX = _sets.CountsOf(x);
        var countsY = _sets.CountsOf(y);
        var (overlap, multisetOverlap) = (0, 0);
        while (i < ranksX.Length && j < ranksY.Length)
        {
            if (ranksX[i] == ranksY[j])
            {
                overlap++;
                multisetOverlap += Math.Min(countsX[i++], countsY[j++]);
                continue;
            }

            if (ranksX[i] < ranksY[j])
            {
                i++;
            }
            else
            {
                j++;
            }

            if (overlap + Math.Min(ranksX.Length - i, ranksY.Length - j) < required)
            {
                break;
            }
        }

        return (overlap, multisetOverlap);
    }
}
