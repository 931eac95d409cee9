using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// The exact near pairs of a sample of records with all records, by which the recall of sketches is measured: the
/// prefixes of the sample are indexed in memory, all records are read once and look theirs up.
/// </summary>
internal sealed class SampleJoin
{
    private const int ChunkRecords = 1 << 14;

    /// <summary>
    /// Sampled records of one form: a crowd of renamed copies would fill the index and pair with nobody.
    /// </summary>
    private const int MostOfOneForm = 4;

    private readonly SpilledSets _sets;
    private readonly PairFilter _filter;
    private readonly Dictionary<int, List<int>> _postings = [];
    private readonly Dictionary<int, TokenCounts> _sample = [];

    /// <summary>Draws about <paramref name="size"/> records; all where there are no more.</summary>
    public SampleJoin(SpilledSets sets, PairFilter filter, int size, long seed)
    {
        (_sets, _filter) = (sets, filter);
        var share = (double)size / Math.Max(1, sets.RecordCount);
        var random = SeededRandom.For("recall sample", (ulong)seed);
        var forms = new Dictionary<int, int>();
        byte[] bytes = [];
        int[] order = [];
        for (var record = 0; record < sets.RecordCount; record++)
        {
            if (random.NextDouble() >= share || !Admit(forms, FormOf(record)))
            {
                continue;
            }

            var set = SetReader.Read(sets, record, ref bytes);
            _sample.Add(record, set);
            foreach (var term in Prefix(set.Terms.Span, ref order))
            {
                _postings.TryAdd(term, []);
                _postings[term].Add(record);
            }
        }
    }

    /// <summary>Number of sampled records.</summary>
    public int Count => _sample.Count;

    /// <summary>All near pairs with a sampled record, each as second record and first in one number.</summary>
    public HashSet<ulong> Run(int jobs, CancellationToken cancellationToken)
    {
        var chunks = (_sets.RecordCount + ChunkRecords - 1) / ChunkRecords;
        var found = new HashSet<ulong>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, chunks, options, chunk =>
        {
            var pairs = Probe(chunk);
            lock (found)
            {
                found.UnionWith(pairs);
            }
        });
        return found;
    }

    private static bool Admit(Dictionary<int, int> forms, int form)
    {
        forms[form] = forms.GetValueOrDefault(form) + 1;
        return forms[form] <= MostOfOneForm;
    }

    private List<ulong> Probe(int chunk)
    {
        var pairs = new List<ulong>();
        var met = new HashSet<int>();
        byte[] bytes = [];
        int[] order = [];
        var (first, end) = (chunk * ChunkRecords, Math.Min((chunk + 1) * ChunkRecords, _sets.RecordCount));
        SetReader.ForEach(_sets, first, end, ref bytes, (record, in set) =>
        {
            met.Clear();
            foreach (var term in Prefix(set.Terms.Span, ref order))
            {
                foreach (var other in _postings.GetValueOrDefault(term) ?? [])
                {
                    if (other != record && met.Add(other) && IsNear(record, set, other))
                    {
                        pairs.Add(((ulong)Math.Max(record, other) << 32) | (uint)Math.Min(record, other));
                    }
                }
            }
        });
        return pairs;
    }

    // any two sets that reach the threshold share a term among these of each (prefix filter, Chaudhuri 2006)
    private ReadOnlySpan<int> Prefix(ReadOnlySpan<int> terms, ref int[] order)
    {
        if (order.Length < terms.Length)
        {
            order = new int[terms.Length * 2];
        }

        var sorted = order.AsSpan(0, terms.Length);
        terms.CopyTo(sorted);
        var frequencies = _sets.Frequencies;
        sorted.Sort((a, b) =>
            frequencies[a] != frequencies[b] ? frequencies[a].CompareTo(frequencies[b]) : a.CompareTo(b));
        return terms.IsEmpty ? [] : sorted[..(terms.Length - _filter.Set.MinSize(terms.Length) + 1)];
    }

    private bool IsNear(int record, in TokenCounts set, int other)
    {
        var (x, y) = (_sets.Facts[record], _sets.Facts[other]);
        if (!_filter.Admits(x, y) || FormOf(record) == FormOf(other))
        {
            return false;
        }

        var (overlap, multisetOverlap) = set.Intersect(_sample[other]);
        return _filter.IsNear(x, y, overlap, multisetOverlap);
    }

    private int FormOf(int record) => _sets.Forms[_sets.SequenceOf(record)];
}
