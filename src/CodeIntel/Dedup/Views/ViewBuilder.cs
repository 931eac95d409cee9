using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Views;

/// <summary>
/// Finds what a view does without, cluster by cluster (Lee 2022 and Allamanis 2019 keep one of each; which one is the
/// policy). Examples outside clusters always stay.
/// </summary>
internal sealed class ViewBuilder(DedupViewOptions view, IViewSource source)
{
    /// <summary>The exclusions, by cluster, then in the order of the policy; streamed.</summary>
    public IEnumerable<ViewExclusion> Build(CancellationToken cancellationToken)
    {
        var order = new MemberOrder(view, source);
        var kept = new KeptMembers(view, source);
        foreach (var cluster in source.Clusters(view.Level, view.Relation))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var members = order.Of(cluster);
            var standIns = kept.StandIns(members);
            var positions = new Dictionary<int, int>();
            for (var i = 0; i < members.Count; i++)
            {
                if (standIns[i] == i)
                {
                    continue;
                }

                var position = positions[standIns[i]] = positions.GetValueOrDefault(standIns[i]) + 1;
                foreach (var exclusion in Exclude(members[i], members[standIns[i]], position))
                {
                    yield return exclusion;
                }
            }
        }
    }

    private IEnumerable<ViewExclusion> Exclude(ViewMember member, ViewMember standIn, int position)
    {
        if (view.Level == DuplicationLevel.Method)
        {
            return [new(member.Row, standIn.Row, null, position)];
        }

        var fellows = source.Examples(standIn.Row).GroupBy(example => example.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Row, StringComparer.Ordinal);
        return source.Examples(member.Row).Select(example => new ViewExclusion(
            example.Row, fellows.TryGetValue(example.Name, out var row) ? row : null, standIn.Row, position));
    }
}
