namespace CodeIntel.Dedup;

/// <summary>
/// What an earlier run found among records that are here again: pairs of them need no second comparison, because a near
/// pair is a property of its two token sequences and the options alone.
/// </summary>
internal sealed class KnownPairs
{
    private readonly bool[] _isKnown;
    private readonly NearPair[] _pairs;

    /// <summary>Known records, and the near pairs among them in any order.</summary>
    public KnownPairs(bool[] isKnown, NearPair[] pairs)
    {
        (_isKnown, _pairs) = (isKnown, pairs);
        Array.Sort(_pairs, (a, b) => a.Second.CompareTo(b.Second));
    }

    /// <summary>Whether a record was compared before.</summary>
    public bool IsKnown(int record) => _isKnown[record];

    /// <summary>Adds the pairs in which the record is the second.</summary>
    public void AddTo(List<NearPair> pairs, int second)
    {
        var (low, high) = (0, _pairs.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _pairs[middle].Second < second ? (middle + 1, high) : (low, middle);
        }

        for (; low < _pairs.Length && _pairs[low].Second == second; low++)
        {
            pairs.Add(_pairs[low]);
        }
    }
}
