namespace CodeIntel.Dedup;

/// <summary>
/// Inverted index over the prefixes of the records (prefix filter, Chaudhuri 2006). A record of n tokens is only ever
/// met by records at least as large, so its n − α(2n) + 1 rarest tokens are enough (α: smallest intersection; Xiao
/// 2008, PPJoin). Postings of a term are in record order, that is by size. A term of one record has none.
/// </summary>
internal sealed class PrefixIndex
{
    private readonly int[] _starts;
    private readonly Posting[] _postings;

    /// <summary>Indexes the records that are admitted.</summary>
    public PrefixIndex(
        TermSets sets, Signature[] signatures, JaccardThreshold threshold, Func<int, bool> admits)
    {
        var prefixes = new int[sets.Count];
        _starts = new int[sets.Frequencies.Length + 1];
        for (var record = 0; record < prefixes.Length; record++)
        {
            if (!admits(record))
            {
                continue;
            }

            var size = sets.SizeOf(record);
            prefixes[record] = Math.Max(0, size - threshold.MinOverlap(2 * size) + 1);
            foreach (var rank in sets.RanksOf(record)[..prefixes[record]])
            {
                _starts[rank + 1] += sets.Frequencies[rank] > 1 ? 1 : 0;
            }
        }

        for (var rank = 0; rank < sets.Frequencies.Length; rank++)
        {
            _starts[rank + 1] = checked(_starts[rank + 1] + _starts[rank]);
        }

        _postings = new Posting[_starts[^1]];
        Fill(sets, signatures, prefixes);
    }

    /// <summary>The postings of a term whose records are in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public ReadOnlySpan<Posting> Postings(int rank, int from, int to)
    {
        var all = _postings.AsSpan(_starts[rank], _starts[rank + 1] - _starts[rank]);
        var start = LowerBound(all, from);
        return all[start..(start + LowerBound(all[start..], to))];
    }

    private static int LowerBound(ReadOnlySpan<Posting> postings, int record)
    {
        var (low, high) = (0, postings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = postings[middle].Record < record ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Fill(TermSets sets, Signature[] signatures, int[] prefixes)
    {
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var record = 0; record < prefixes.Length; record++)
        {
            var ranks = sets.RanksOf(record);
            for (var i = 0; i < prefixes[record]; i++)
            {
                if (sets.Frequencies[ranks[i]] > 1)
                {
                    _postings[next[ranks[i]]++] =
                        new(record, ranks.Length, sets.TotalOf(record), ranks.Length - i, signatures[record]);
                }
            }
        }
    }
}
