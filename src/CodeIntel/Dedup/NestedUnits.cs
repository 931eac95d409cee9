namespace CodeIntel.Dedup;

/// <summary>
/// Which units lie inside which: a local function inside its method is the same text seen twice, not a duplicate. A
/// near pair of token sequences stands for all pairs of their units except those.
/// </summary>
internal sealed class NestedUnits
{
    private readonly int[] _enclosing;
    private readonly Dictionary<(int, int), long> _nestedPairs = [];
    private readonly Partition _sequences;
    private readonly Lazy<(int[] Starts, int[] Units)> _members;

    /// <summary>Finds the enclosing units by the units' token spans.</summary>
    public NestedUnits(UnitTable units, Partition sequences)
    {
        _sequences = sequences;
        _members = new(sequences.Members);
        _enclosing = FindEnclosing(units);
        for (var unit = 0; unit < _enclosing.Length; unit++)
        {
            for (var outer = _enclosing[unit]; outer >= 0; outer = _enclosing[outer])
            {
                var key = Key(sequences.ClassOf(unit), sequences.ClassOf(outer));
                _nestedPairs[key] = _nestedPairs.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>Whether a unit lies in no other one.</summary>
    public bool IsOutermost(int unit) => _enclosing[unit] < 0;

    /// <summary>Number of pairs of units with these sequences of which none lies inside the other.</summary>
    public long CountSeparate(int sequenceA, int sequenceB) =>
        ((long)_sequences.SizeOf(sequenceA) * _sequences.SizeOf(sequenceB))
        - _nestedPairs.GetValueOrDefault(Key(sequenceA, sequenceB));

    /// <summary>The first such pair, by unit of A, then of B; there must be one.</summary>
    public (int A, int B) FirstSeparate(int sequenceA, int sequenceB)
    {
        var first = (A: _sequences.FirstOf(sequenceA), B: _sequences.FirstOf(sequenceB));
        if (!_nestedPairs.ContainsKey(Key(sequenceA, sequenceB)))
        {
            return first;
        }

        var (starts, units) = _members.Value;
        return (from a in units[starts[sequenceA]..starts[sequenceA + 1]]
                from b in units[starts[sequenceB]..starts[sequenceB + 1]]
                where !Encloses(a, b) && !Encloses(b, a)
                select (a, b)).First();
    }

    private static (int, int) Key(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    private static int[] FindEnclosing(UnitTable units)
    {
        var order = Enumerable.Range(0, units.Count).ToArray();
        Array.Sort(order, (a, b) =>
        {
            var (spanA, spanB) = (units.SpanOf(a), units.SpanOf(b));
            var file = units.FileOf(a).CompareTo(units.FileOf(b));
            var start = file != 0 ? file : spanA.First.CompareTo(spanB.First);
            var length = start != 0 ? start : spanB.Count.CompareTo(spanA.Count);
            return length != 0 ? length : a.CompareTo(b);
        });

        var enclosing = new int[units.Count];
        var previous = -1;
        foreach (var unit in order)
        {
            var outer = previous;
            while (outer >= 0 && !Holds(units, outer, unit))
            {
                outer = enclosing[outer];
            }

            enclosing[unit] = outer;
            previous = unit;
        }

        return enclosing;
    }

    private static bool Holds(UnitTable units, int outer, int inner)
    {
        var (outerSpan, innerSpan) = (units.SpanOf(outer), units.SpanOf(inner));
        return units.FileOf(outer) == units.FileOf(inner)
            && innerSpan.First + innerSpan.Count <= outerSpan.First + outerSpan.Count;
    }

    private bool Encloses(int outer, int inner)
    {
        while (inner >= 0 && inner != outer)
        {
            inner = _enclosing[inner];
        }

        return inner == outer;
    }
}
