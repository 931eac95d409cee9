using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Views;

/// <summary>Decides which members of a cluster stay and who stands for each of the others.</summary>
internal sealed class KeptMembers(DedupViewOptions view, IViewSource source)
{
    /// <summary>
    /// For each member, in the given order, the index of its stand-in: its own where it stays. The first always stays.
    /// </summary>
    public int[] StandIns(IReadOnlyList<ViewMember> ordered) =>
        view.Closure == ViewClosure.Pairs && view.Relation > DuplicationRelation.Type2
            ? ByPairs(ordered)
            : new int[ordered.Count]; // the closer relations are transitive: cluster and pairs are the same

    /// <summary>
    /// Greedy: the result is a maximal independent set of the graph of duplicates (every kept pair is no duplicate,
    /// every excluded member has a kept neighbour), the one that comes first in lexical order of the policy.
    /// </summary>
    private int[] ByPairs(IReadOnlyList<ViewMember> ordered)
    {
        var near = NearClasses(ordered);
        var (keptByForm, keptBySequence) = (new Dictionary<long, List<int>>(), new Dictionary<long, List<int>>());
        var standIns = new int[ordered.Count];
        for (var i = 0; i < ordered.Count; i++)
        {
            var member = ordered[i];
            var candidates = keptByForm.GetValueOrDefault(member.Type2Class, []).Concat(
                near.GetValueOrDefault(member.Type1Class, []).SelectMany(
                    other => keptBySequence.GetValueOrDefault(other, [])));
            standIns[i] = candidates.Where(kept => !ordered[kept].IsNestedWith(member)).DefaultIfEmpty(i).Min();
            if (standIns[i] == i)
            {
                Add(keptByForm, member.Type2Class, i);
                Add(keptBySequence, member.Type1Class, i);
            }
        }

        return standIns;
    }

    /// <summary>Pairs are stored between the first units of two token sequences and hold for all of them.</summary>
    private Dictionary<long, List<long>> NearClasses(IReadOnlyList<ViewMember> members)
    {
        var classOf = members.ToDictionary(member => member.Row, member => member.Type1Class);
        var near = new Dictionary<long, List<long>>();
        foreach (var member in members.OrderBy(member => member.Row))
        {
            foreach (var partner in source.NearPartners(view.Level, member.Row))
            {
                if (classOf.TryGetValue(partner, out var other))
                {
                    Add(near, member.Type1Class, other);
                    Add(near, other, member.Type1Class);
                }
            }
        }

        return near;
    }

    private static void Add<T>(Dictionary<long, List<T>> lists, long key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }
}
