using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Looks up a unit's cluster of one relation.</summary>
internal sealed class ClusterIndex
{
    private readonly Dictionary<long, ClusterFacts> _clusters = [];

    /// <summary>Indexes clusters by member.</summary>
    public ClusterIndex(IEnumerable<DuplicateCluster> clusters, IReadOnlyDictionary<long, UnitFacts> units)
    {
        foreach (var cluster in clusters)
        {
            var facts = Describe(cluster, units);
            foreach (var member in cluster.Members)
            {
                _clusters[member.Row] = facts;
            }
        }
    }

    /// <summary>A row's cluster, or null where it has no duplicate.</summary>
    public ClusterFacts? Of(long row) => _clusters.GetValueOrDefault(row);

    /// <summary>Names a row's cluster: its representative, or the row itself.</summary>
    public long KeyOf(long row) => Of(row)?.Representative ?? row;

    /// <summary>Size of a row's cluster; 1 without duplicate.</summary>
    public int FactorOf(long row) => Of(row)?.Factor ?? 1;

    /// <summary>True where a scope contains the row.</summary>
    public bool IsIn(DuplicationScope scope, long row) => Of(row) is not { } cluster || scope switch
    {
        DuplicationScope.TrainOnly => cluster.TrainOnly,
        DuplicationScope.CrossSplit => cluster.CrossSplit,
        DuplicationScope.WithinRepository => !cluster.AcrossRepositories,
        DuplicationScope.AcrossRepositories => cluster.AcrossRepositories,
        _ => true,
    };

    private static ClusterFacts Describe(DuplicateCluster cluster, IReadOnlyDictionary<long, UnitFacts> units)
    {
        var members = cluster.Members
            .Where(member => units.ContainsKey(member.Row))
            .Select(member => units[member.Row])
            .ToArray();
        var splits = members.Select(unit => unit.Split).OfType<Split>().Distinct().ToArray();
        return new(
            cluster.Representative,
            cluster.Members.Count,
            splits is [Split.Train],
            splits.Contains(Split.Train) && splits.Length > 1,
            members.Select(unit => unit.RepositoryRow).Distinct().Count() > 1);
    }
}
