using CodeIntel.Studies;

namespace CodeIntel.Dedup.Views;

/// <summary>The members of a cluster in the order in which a policy would keep them; ties in corpus order.</summary>
internal sealed class MemberOrder(DedupViewOptions view, IViewSource source)
{
    /// <summary>
    /// Distinct token sequences that a medoid is sought among, and compared with: all of nearly every cluster, an evenly
    /// spaced sample of a larger one, since all pairs of a cluster of 100,000 would take hours.
    /// </summary>
    internal const int MedoidSample = 256;

    /// <summary>The members, the preferred first.</summary>
    public IReadOnlyList<ViewMember> Of(IReadOnlyList<ViewMember> members) => view.Policy switch
    {
        ViewPolicy.KeepLongest => By(members, member => -(double)member.TokenCount),
        ViewPolicy.KeepMedoid => ByCloseness(members),
        ViewPolicy.KeepByRepository => By(members, member => RepositoryNames.Rank(member.Url, view.Priority)),
        ViewPolicy.KeepByLicence => By(members, member => LicencePreference.Rank(member.Licence, view.Priority)),
        _ => members,
    };

    private static ViewMember[] By(IReadOnlyList<ViewMember> members, Func<ViewMember, double> key) =>
        [.. members.OrderBy(key).ThenBy(member => member.Row)];

    /// <summary>
    /// By Σ_v J(u, v) over all members v, J the Jaccard similarity of the token sets. Equal sequences are compared once
    /// and weighted with their number.
    /// </summary>
    private ViewMember[] ByCloseness(IReadOnlyList<ViewMember> members)
    {
        var classes = members.GroupBy(member => member.Type1Class).Select(group => (First: group.First(),
            Weight: group.Count())).ToList();
        var sample = Sample(classes);
        var sets = sample.ConvertAll(pair => source.TokenSet(view.Level, pair.First));
        var closeness = new Dictionary<long, double>(sample.Count);
        for (var i = 0; i < sample.Count; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < sample.Count; j++)
            {
                sum += sample[j].Weight * (i == j ? 1 : Jaccard(sets[i], sets[j]));
            }

            closeness.Add(sample[i].First.Type1Class, sum);
        }

        return By(members, member => -closeness.GetValueOrDefault(member.Type1Class));
    }

    private static List<(ViewMember First, int Weight)> Sample(List<(ViewMember First, int Weight)> classes) =>
        classes.Count <= MedoidSample
            ? classes
            : [.. Enumerable.Range(0, MedoidSample).Select(i => classes[(int)((long)i * classes.Count / MedoidSample)])];

    private static double Jaccard(int[] a, int[] b)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                (i, j, common) = (i + 1, j + 1, common + 1);
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return a.Length + b.Length == 0 ? 1 : (double)common / (a.Length + b.Length - common);
    }
}
