namespace CodeIntel.Examples;

/// <summary>
/// Disjoint sets of the numbers 0 to count − 1 (union–find with path halving, Tarjan 1975). The root of a set is its
/// smallest member, so that roots do not depend on the order of unions.
/// </summary>
internal sealed class DisjointSets
{
    private readonly int[] _parents;

    /// <summary>Every number is a set of its own.</summary>
    public DisjointSets(int count)
    {
        _parents = new int[count];
        for (var i = 0; i < count; i++)
        {
            _parents[i] = i;
        }
    }

    /// <summary>How many numbers there are.</summary>
    public int Count => _parents.Length;

    /// <summary>The smallest member of a number's set.</summary>
    public int Find(int item)
    {
        while (_parents[item] != item)
        {
            _parents[item] = _parents[_parents[item]];
            item = _parents[item];
        }

        return item;
    }

    /// <summary>Joins two sets; false where they were one already.</summary>
    public bool Union(int a, int b)
    {
        var (rootA, rootB) = (Find(a), Find(b));
        _parents[Math.Max(rootA, rootB)] = Math.Min(rootA, rootB);
        return rootA != rootB;
    }
}
