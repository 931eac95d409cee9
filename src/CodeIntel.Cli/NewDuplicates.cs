using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;

namespace CodeIntel.Cli;

/// <summary>The numbers that gates compare, counted over all duplicates or over those that a baseline has not.</summary>
internal sealed record NewDuplicates
{
    /// <summary>Units with a duplicate.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Those with a duplicate in another repository.</summary>
    public long CrossRepository { get; private set; }

    /// <summary>Evaluation examples with a duplicate in train.</summary>
    public long CrossSplit { get; private set; }

    /// <summary>Clusters that hold one of the units.</summary>
    public long Clusters { get; private set; }

    /// <summary>Members of the largest of them.</summary>
    public long Largest { get; private set; }

    /// <summary>Units of the baseline that are no duplicates any more.</summary>
    public long Vanished { get; private set; }

    /// <summary>Counts, once through the clusters.</summary>
    public static NewDuplicates Count(IEnumerable<DuplicateGroup> groups, DuplicateBaseline? baseline)
    {
        var counts = new NewDuplicates();
        var vanished = baseline?.Keys.ToHashSet() ?? [];
        foreach (var group in groups)
        {
            counts.Add(group, baseline);
            vanished.ExceptWith(group.Members.Select(member => member.Key));
        }

        counts.Vanished = vanished.Count;
        return counts;
    }

    /// <summary>The value of a metric.</summary>
    public double Of(string metric, long units) => metric switch
    {
        "cross-split" => CrossSplit,
        "cross-repository" => CrossRepository,
        "duplicates" => Duplicates,
        "clusters" => Clusters,
        "largest" => Largest,
        _ => units == 0 ? 0 : (double)Duplicates / units,
    };

    private void Add(DuplicateGroup group, DuplicateBaseline? baseline)
    {
        var fresh = group.Members.Where(member => baseline?.Has(member.Key) != true).ToList();
        // what was known may have moved to another split, and leak only now
        CrossSplit += group.Members.Count(member => group.Leaks(member) && baseline?.Leaked(member.Key) != true);
        Duplicates += fresh.Count;
        CrossRepository += group.Scope == ClusterScope.AcrossRepositories ? fresh.Count : 0;
        Clusters += fresh.Count > 0 ? 1 : 0;
        Largest = fresh.Count > 0 ? Math.Max(Largest, group.Members.Count) : Largest;
    }
}
