using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>The numbers of a level's clusters.</summary>
internal static class LevelSummary
{
    /// <summary>A summary without the numbers of pairs.</summary>
    public static DuplicationSummary Of(DuplicationLevel level, UnitTable units, ClusterTable clusters)
    {
        var factors = Factors(units.Count, clusters);
        var all = Enumerable.Range(0, clusters.Count)
            .Where(index => clusters.RelationOf(index) == DuplicationRelation.Near).ToList();
        var scopes = all.CountBy(clusters.ScopeOf).ToDictionary();
        return new()
        {
            Level = level,
            Units = units.Count,
            UnitsWithoutTokens = units.Drops.Count,
            Exact = 0,
            Type1 = 0,
            Type2 = 0,
            Near = 0,
            StoredPairs = 0,
            UnstoredPairs = 0,
            Clusters = all.Count,
            DuplicatedUnits = all.Sum(index => (long)clusters.SizeOf(index)),
            WithinFileClusters = scopes.GetValueOrDefault(ClusterScope.WithinFile),
            WithinRepositoryClusters = scopes.GetValueOrDefault(ClusterScope.WithinRepository),
            CrossRepositoryClusters = scopes.GetValueOrDefault(ClusterScope.AcrossRepositories),
            ChainedClusters = all.Count(clusters.IsChained),
            LargestCluster = all.Count == 0 ? 0 : all.Max(clusters.SizeOf),
            MeanExactFactor = factors[(int)DuplicationRelation.Exact],
            MeanType1Factor = factors[(int)DuplicationRelation.Type1],
            MeanType2Factor = factors[(int)DuplicationRelation.Type2],
            MeanDuplicationFactor = factors[(int)DuplicationRelation.Near],
        };
    }

    // mean over units of the size of their cluster, which is 1 for a unit without
    private static double[] Factors(int units, ClusterTable clusters)
    {
        var sums = new double[Enum.GetValues<DuplicationRelation>().Length];
        Array.Fill(sums, units);
        for (var index = 0; index < clusters.Count; index++)
        {
            var size = (double)clusters.SizeOf(index);
            sums[(int)clusters.RelationOf(index)] += (size * size) - size;
        }

        return units == 0 ? new double[sums.Length] : [.. sums.Select(sum => sum / units)];
    }
}
