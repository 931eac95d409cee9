using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Units and clusters of the corpus: the same for every run.</summary>
internal sealed class DuplicationContext
{
    /// <summary>The relations of the report: Type-2 clusters contain the Type-1 ones.</summary>
    public static readonly IReadOnlyList<DuplicationRelation> Relations =
        [DuplicationRelation.Exact, DuplicationRelation.Type2, DuplicationRelation.Near];

    private readonly Dictionary<DuplicationRelation, ClusterIndex> _clusters;

    /// <summary>Reads all of it.</summary>
    public DuplicationContext(ICrossReferenceSource source)
    {
        Units = source.ReadUnits().ToDictionary(unit => unit.Row);
        _clusters = Relations.ToDictionary(
            relation => relation, relation => new ClusterIndex(source.ReadClusters(relation), Units));
    }

    /// <summary>Units by row.</summary>
    public IReadOnlyDictionary<long, UnitFacts> Units { get; }

    /// <summary>The clusters of one of <see cref="Relations"/>.</summary>
    public ClusterIndex Clusters(DuplicationRelation relation) => _clusters[relation];

    /// <summary>
    /// Numbers the near clusters of rows densely, in order of first appearance. Every relation's clusters lie within
    /// them, so resampling them keeps together whatever is not independent.
    /// </summary>
    public (int[] Clusters, int Count) NearClusters(IReadOnlyList<long> rows)
    {
        var numbers = new Dictionary<long, int>();
        var near = Clusters(DuplicationRelation.Near);
        var clusters = new int[rows.Count];
        for (var i = 0; i < clusters.Length; i++)
        {
            var key = near.KeyOf(rows[i]);
            if (!numbers.TryGetValue(key, out clusters[i]))
            {
                clusters[i] = numbers[key] = numbers.Count;
            }
        }

        return (clusters, numbers.Count);
    }
}
