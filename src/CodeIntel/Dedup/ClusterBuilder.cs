using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Connected components of stored pairs, for each relation over the pairs whose relation is at most that. A member's
/// relation is the closest, and its similarity the largest set Jaccard similarity, of the pairs that name it.
/// </summary>
internal sealed class ClusterBuilder
{
    private readonly DuplicationLevel _level;
    private readonly UnitTable _units;
    private readonly List<UnitPair> _pairs;
    private readonly DisjointSets _components;
    private readonly DuplicationRelation[] _closest;
    private readonly double[] _similarities;

    /// <summary>Prepares components over the units of a level.</summary>
    public ClusterBuilder(DuplicationLevel level, UnitTable units, List<UnitPair> pairs)
    {
        (_level, _units, _pairs) = (level, units, pairs);
        _components = new(units.Count);
        _closest = new DuplicationRelation[units.Count];
        Array.Fill(_closest, DuplicationRelation.Near);
        _similarities = new double[units.Count];
    }

    /// <summary>All clusters by relation and first member. To be called once.</summary>
    public List<DuplicateCluster> Build()
    {
        var clusters = new List<DuplicateCluster>();
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

        return clusters;
    }

    private void Note(int unit, in UnitPair pair)
    {
        _closest[unit] = pair.Relation < _closest[unit] ? pair.Relation : _closest[unit];
        _similarities[unit] = Math.Max(_similarities[unit], pair.SetJaccard);
    }

    private void AddComponents(DuplicationRelation relation, List<DuplicateCluster> clusters)
    {
        var sizes = new int[_units.Count];
        for (var unit = 0; unit < sizes.Length; unit++)
        {
            sizes[_components.Find(unit)]++;
        }

        var members = new Dictionary<int, List<ClusterMember>>();
        for (var unit = 0; unit < sizes.Length; unit++)
        {
            var root = _components.Find(unit);
            if (sizes[root] < 2)
            {
                continue;
            }

            if (root == unit)
            {
                var list = new List<ClusterMember>(sizes[root]);
                members.Add(root, list);
                clusters.Add(new()
                {
                    Level = _level,
                    Relation = relation,
                    Representative = _units.RowOf(root),
                    Members = list,
                });
            }

            members[root].Add(new(_units.RowOf(unit), _closest[unit], _similarities[unit]));
        }
    }
}
