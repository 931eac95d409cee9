using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Collects the pairs that are stored and counts those that they stand for. Beyond <paramref name="nearLimit"/> near
/// pairs, only those that join two components are stored, so that clusters stay exact while a hostile corpus cannot
/// fill memory and disk.
/// </summary>
internal sealed class PairCollector(Partition sequences, NestedUnits nested, INearJoin records, long nearLimit)
{
    private readonly List<UnitPair> _pairs = [];
    private readonly DisjointSets _components = new(sequences.Count);
    private long _nearStored;

    /// <summary>Near pairs of units, stored or not.</summary>
    public long Near { get; private set; }

    /// <summary>Near pairs of sequences that were not stored.</summary>
    public long Unstored { get; private set; }

    /// <summary>
    /// Pairs each finer class's first unit with the first unit of its coarser class; both similarities are 1.
    /// </summary>
    public void AddSpanning(DuplicationRelation relation, Partition coarser, Partition finer)
    {
        for (var c = 0; c < finer.Count; c++)
        {
            var unit = finer.FirstOf(c);
            var first = coarser.FirstOf(coarser.ClassOf(unit));
            if (first != unit)
            {
                _pairs.Add(new(first, unit, relation, 1, 1));
            }
        }
    }

    /// <summary>Pairs each sequence's first unit with the first unit of its form; similarities are computed.</summary>
    public void AddRenamed(Partition forms)
    {
        for (var sequence = 0; sequence < sequences.Count; sequence++)
        {
            var unit = sequences.FirstOf(sequence);
            var first = forms.FirstOf(forms.ClassOf(unit));
            if (first != unit)
            {
                var firstSequence = sequences.ClassOf(first);
                var compared = records.Compare(records.RecordOf(firstSequence), records.RecordOf(sequence));
                _pairs.Add(Similar(first, unit, DuplicationRelation.Type2, compared));
                _components.Union(firstSequence, sequence);
            }
        }
    }

    /// <summary>Adds verified near pairs of sequences.</summary>
    public void AddNear(List<NearPair> found)
    {
        foreach (var pair in found)
        {
            var (x, y) = (records.SequenceOf(pair.First), records.SequenceOf(pair.Second));
            var (a, b) = (Math.Min(x, y), Math.Max(x, y));
            var count = nested.CountSeparate(a, b);
            if (count == 0)
            {
                continue;
            }

            Near += count;
            if (!_components.Union(a, b) && _nearStored >= nearLimit)
            {
                Unstored++;
                continue;
            }

            _nearStored++;
            var (unitA, unitB) = nested.FirstSeparate(a, b);
            _pairs.Add(Similar(Math.Min(unitA, unitB), Math.Max(unitA, unitB), DuplicationRelation.Near, pair));
        }
    }

    /// <summary>All pairs by first and second unit.</summary>
    public List<UnitPair> Sorted()
    {
        CollectionsMarshal.AsSpan(_pairs).Sort();
        return _pairs;
    }

    private UnitPair Similar(int first, int second, DuplicationRelation relation, NearPair pair)
    {
        var sizes = records.SizeOf(pair.First) + records.SizeOf(pair.Second);
        var totals = (long)records.TotalOf(pair.First) + records.TotalOf(pair.Second);
        return new(
            first,
            second,
            relation,
            JaccardThreshold.Similarity(pair.Overlap, sizes),
            JaccardThreshold.Similarity(pair.MultisetOverlap, totals));
    }
}
