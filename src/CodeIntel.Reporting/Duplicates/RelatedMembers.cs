using CodeIntel.Examples;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>
/// For each member of a cluster, a few others: its partners in stored pairs first, then those that come first in the
/// corpus. Bounded, so that a cluster of n members costs n and not n².
/// </summary>
internal sealed class RelatedMembers
{
    private readonly DuplicateGroup _group;
    private readonly int _most;
    private readonly Dictionary<long, List<DuplicatePair>> _pairs = [];
    private readonly Dictionary<long, DuplicateUnit> _byRow;

    public RelatedMembers(DuplicateGroup group, int most)
    {
        (_group, _most) = (group, most);
        _byRow = group.Members.ToDictionary(member => member.Row);
        foreach (var pair in group.Pairs.OrderBy(pair => pair.Relation).ThenByDescending(pair => pair.SetJaccard))
        {
            Add(pair.First, pair);
            Add(pair.Second, pair);
        }
    }

    /// <summary>At least one member, at most as many as asked for.</summary>
    public IReadOnlyList<DuplicateUnit> Of(DuplicateUnit member)
    {
        var partners = _pairs.GetValueOrDefault(member.Row, [])
            .Select(pair => pair.First == member.Row ? pair.Second : pair.First).ToHashSet();
        return [.. partners.Select(row => _byRow[row])
            .Concat(_group.Members.Where(other => other.Row != member.Row && !partners.Contains(other.Row)))
            .Take(_most)];
    }

    private void Add(long row, DuplicatePair pair)
    {
        if (!_pairs.TryGetValue(row, out var pairs))
        {
            _pairs.Add(row, pairs = []);
        }

        if (pairs.Count < _most)
        {
            pairs.Add(pair);
        }
    }
}
