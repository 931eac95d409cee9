using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>Examples gathered into the groups that a split never divides.</summary>
internal sealed class GroupedExamples
{
    private GroupedExamples(IReadOnlyList<SplitGroup> groups, int[] groupOf, int conflicts)
    {
        (Groups, GroupOf, Conflicts) = (groups, groupOf, conflicts);
    }

    /// <summary>The groups.</summary>
    public IReadOnlyList<SplitGroup> Groups { get; }

    /// <summary>Group of every example.</summary>
    public IReadOnlyList<int> GroupOf { get; }

    /// <summary>
    /// Connected groups that had to be divided because the corpus fixes different splits for their repositories.
    /// </summary>
    public int Conflicts { get; }

    /// <summary>Groups examples by a unit and, where asked, by near-duplicate clusters too.</summary>
    public static GroupedExamples Create(
        IReadOnlyList<SplitExample> examples, SplitIdentities identities, SplitUnit by, bool keepClustersTogether)
    {
        var basic = new Dictionary<long, int>();
        var basicOf = new int[examples.Count];
        var groups = new List<SplitGroup>();
        for (var i = 0; i < basicOf.Length; i++)
        {
            var example = examples[i];
            if (!basic.TryGetValue(KeyOf(example, by), out basicOf[i]))
            {
                basicOf[i] = groups.Count;
                basic.Add(KeyOf(example, by), groups.Count);
                groups.Add(new(identities.OrderOf(example, by), 0, identities.FixedSplitOf(example)));
            }

            groups[basicOf[i]] = groups[basicOf[i]] with { Size = groups[basicOf[i]].Size + 1 };
        }

        var connected = new DisjointSets(groups.Count);
        if (keepClustersTogether || by is SplitUnit.Cluster or SplitUnit.RepositoryAndCluster)
        {
            Connect(examples, basicOf, connected);
        }

        return Merge(groups, basicOf, connected);
    }

    /// <summary>The same groups with the stratum that most of their examples are of; ties in ordinal order.</summary>
    public GroupedExamples WithStrata(IReadOnlyList<SplitExample> examples, Func<SplitExample, string> stratumOf)
    {
        var counts = Groups.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToArray();
        for (var i = 0; i < examples.Count; i++)
        {
            var stratum = stratumOf(examples[i]);
            counts[GroupOf[i]][stratum] = counts[GroupOf[i]].GetValueOrDefault(stratum) + 1;
        }

        var strata = counts.Select(count => count
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key);
        return new(
            [.. Groups.Zip(strata, (group, stratum) => group with { Stratum = stratum })], [.. GroupOf], Conflicts);
    }

    private static long KeyOf(SplitExample example, SplitUnit by) => by switch
    {
        SplitUnit.Repository or SplitUnit.RepositoryAndCluster => example.RepositoryRow,
        SplitUnit.File or SplitUnit.Time => example.FileRow,
        _ => example.Row,
    };

    private static void Connect(IReadOnlyList<SplitExample> examples, int[] basicOf, DisjointSets connected)
    {
        var firstOfCluster = new Dictionary<long, int>();
        for (var i = 0; i < basicOf.Length; i++)
        {
            if (examples[i].NearCluster is { } cluster && !firstOfCluster.TryAdd(cluster, basicOf[i]))
            {
                connected.Union(firstOfCluster[cluster], basicOf[i]);
            }
        }
    }

    // groups of one component are merged, except those that the corpus fixes to another split than most of the
    // component's examples
    private static GroupedExamples Merge(List<SplitGroup> groups, int[] basicOf, DisjointSets connected)
    {
        var mergedOf = new int[groups.Count];
        var merged = new List<SplitGroup>();
        var conflicts = 0;
        foreach (var component in Enumerable.Range(0, groups.Count).GroupBy(connected.Find))
        {
            var fixedSplits = component
                .Where(group => groups[group].Fixed is not null)
                .GroupBy(group => groups[group].Fixed!.Value)
                .OrderByDescending(same => same.Sum(group => groups[group].Size))
                .ThenBy(same => same.Key)
                .Select(same => same.Key)
                .ToList();
            conflicts += fixedSplits.Count > 1 ? 1 : 0;
            Split? main = fixedSplits.Count > 0 ? fixedSplits[0] : null;
            foreach (var part in component.GroupBy(group => groups[group].Fixed ?? main))
            {
                foreach (var group in part)
                {
                    mergedOf[group] = merged.Count;
                }

                merged.Add(new(
                    part.Min(group => groups[group].Order), part.Sum(group => groups[group].Size), part.Key));
            }
        }

        return new(merged, [.. basicOf.Select(group => mergedOf[group])], conflicts);
    }
}
