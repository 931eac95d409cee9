using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Connected components of stored pairs, for each relation over the pairs whose relation is at most that. A member's
/// relation is the closest, and its similarity the largest set Jaccard similarity, of the pairs that name it.
/// </summary>
internal sealed class ClusterBuilder
{
    private readonly int _units;
    private readonly List<UnitPair> _pairs;
    private readonly DisjointSets _components;
    private readonly DuplicationRelation[] _closest;
    private readonly double[] _similarities;

    /// <summary>Prepares components over the units of a level.</summary>
    public ClusterBuilder(int units, List<UnitPair> pairs)
    {
        (_units, _pairs) = (units, pairs);
        _components = new(units);
        _closest = new DuplicationRelation[units];
        Array.Fill(_closest, DuplicationRelation.Near);
        _similarities = new double[units];
    }

    /// <summary>Writes all clusters by relation and first member. To be called once.</summary>
    public void BuildInto(ClusterTable clusters)
    {
        foreach (var relation in Enum.GetValues<DuplicationRelation>())
        {
            foreach (var pair in _pairs)
            {
                if (pair.Relation == relation)
                {
                    _components.Union(pair.First, pair.Second);
                    Note(pair.First, pair);
                    Note(pair.Second, pair);
                }
            }

            AddComponents(relation, clusters);
        }
    }

    private void Note(int unit, in UnitPair pair)
    {
        _closest[unit] = pair.Relation < _closest[unit] ? pair.Relation : _closest[unit];
        _similarities[unit] = Math.Max(_similarities[unit], pair.SetJaccard);
    }

    private void AddComponents(DuplicationRelation relation, ClusterTable clusters)
    {
        // members of a component in a chain from its root, which is its first unit
        var next = new int[_units];
        var last = new int[_units];
        for (var unit = 0; unit < _units; unit++)
        {
            var root = _components.Find(unit);
            next[last[root]] = root == unit ? next[last[root]] : unit;
            last[root] = unit;
        }

        for (var root = 0; root < _units; root++)
        {
            if (last[root] == root || _components.Find(root) != root)
            {
                continue;
            }

            for (var unit = root; ; unit = next[unit])
            {
                clusters.AddMember(unit, _closest[unit], _similarities[unit]);
                if (unit == last[root])
                {
                    break;
                }
            }

            clusters.EndCluster(relation);
        }
    }
}
