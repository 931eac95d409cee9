using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>A pair that is stored, by the units' positions in the <see cref="UnitTable"/>; first &lt; second.</summary>
internal readonly record struct UnitPair(
    int First, int Second, DuplicationRelation Relation, double SetJaccard, double MultisetJaccard)
        : IComparable<UnitPair>
{
    /// <summary>Orders by first, then second unit.</summary>
    public int CompareTo(UnitPair other)
    {
        var first = First.CompareTo(other.First);
        return first != 0 ? first : Second.CompareTo(other.Second);
    }
}
