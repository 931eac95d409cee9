using CodeIntel.Examples;

namespace CodeIntel.Splits;

/// <summary>
/// Deals groups to splits so that sizes come near the ratios. Each group goes to the split that lacks most examples;
/// groups too large for the smallest split go first, largest first, the others in hashed order. So a split misses its
/// share by less than the largest group, and a group that is added to the corpus moves few others.
/// </summary>
internal sealed class GroupDealer
{
    /// <summary>
    /// Which split gets a group first where there are fewer groups than splits, and which wins a tie.
    /// </summary>
    private static readonly Split[] _priority = [Split.Train, Split.Test, Split.Validation];

    private readonly IReadOnlyList<SplitGroup> _groups;
    private readonly Split[] _splits;
    private readonly double[] _targets;
    private readonly Split[] _wanted;
    private readonly long[] _sizes = new long[3];

    private GroupDealer(IReadOnlyList<SplitGroup> groups, IReadOnlyList<double> ratios)
    {
        _groups = groups;
        _splits = new Split[groups.Count];
        var total = groups.Sum(group => group.Size);
        _targets = [.. ratios.Select(ratio => ratio / ratios.Sum() * total)];
        _wanted = [.. _priority.Where(split => _targets[(int)split] > 0)];
    }

    /// <summary>
    /// The split of every group in ascending order: the first to train until it has its share, the last to test.
    /// </summary>
    public static Split[] DealInOrder(IReadOnlyList<SplitGroup> groups, IReadOnlyList<double> ratios)
    {
        var dealer = new GroupDealer(groups, ratios);
        var free = dealer.PlaceFixed();
        var current = 0;
        foreach (var group in free.OrderBy(group => groups[group].Order))
        {
            // a group goes where the larger part of it belongs
            while (current < 2 && dealer.Lack((Split)current) * 2 < groups[group].Size)
            {
                current++;
            }

            dealer.Place(group, (Split)current);
        }

        return dealer._splits;
    }

    /// <summary>
    /// The split of every group, so that each stratum is divided in the ratios: groups are lined up by stratum, and
    /// each goes to the split that lacks most of what was dealt so far. So any stretch of the line, and with it any
    /// stratum, misses its share by no more than a few groups.
    /// </summary>
    public static Split[] DealStratified(IReadOnlyList<SplitGroup> groups, IReadOnlyList<double> ratios)
    {
        var dealer = new GroupDealer(groups, ratios);
        var free = dealer.PlaceFixed();
        Array.Clear(dealer._sizes);
        long dealt = 0;
        foreach (var group in free.OrderBy(group => groups[group].Stratum, StringComparer.Ordinal)
            .ThenBy(group => groups[group].Order))
        {
            dealt += groups[group].Size;
            dealer.Place(group, dealer._wanted.MaxBy(
                split => (ratios[(int)split] / ratios.Sum() * dealt) - dealer._sizes[(int)split]));
        }

        dealer.FillEmpty(free);
        return dealer._splits;
    }

    /// <summary>The split of every group; <paramref name="ratios"/> are of train, validation and test.</summary>
    public static Split[] Deal(IReadOnlyList<SplitGroup> groups, IReadOnlyList<double> ratios)
    {
        var dealer = new GroupDealer(groups, ratios);
        var free = dealer.PlaceFixed();
        foreach (var group in dealer.InDealingOrder(free))
        {
            dealer.Place(group, dealer._wanted.MaxBy(dealer.Lack));
        }

        dealer.FillEmpty(free);
        return dealer._splits;
    }

    private double Lack(Split split) => _targets[(int)split] - _sizes[(int)split];

    private void Place(int group, Split split)
    {
        _splits[group] = split;
        _sizes[(int)split] += _groups[group].Size;
    }

    private List<int> PlaceFixed()
    {
        var free = new List<int>();
        for (var group = 0; group < _groups.Count; group++)
        {
            if (_groups[group].Fixed is { } split)
            {
                Place(group, split);
            }
            else
            {
                free.Add(group);
            }
        }

        return free;
    }

    private IEnumerable<int> InDealingOrder(List<int> free)
    {
        var smallest = _targets.Where(target => target > 0).Min();
        return free
            .OrderByDescending(group => _groups[group].Size > smallest ? _groups[group].Size : 0)
            .ThenBy(group => _groups[group].Order);
    }

    // a share of zero stays empty; a positive one gets the group whose move costs least, from a split that keeps
    // another
    private void FillEmpty(List<int> free)
    {
        var counts = new int[_sizes.Length];
        foreach (var split in _splits)
        {
            counts[(int)split]++;
        }

        foreach (var empty in _wanted.Where(split => counts[(int)split] == 0))
        {
            var movable = free.Where(group => counts[(int)_splits[group]] > 1).ToList();
            if (movable.Count == 0)
            {
                continue;
            }

            var moved = movable.OrderBy(group => Deviation(group, empty)).ThenBy(group => _groups[group].Order).First();
            counts[(int)_splits[moved]]--;
            counts[(int)empty]++;
            _sizes[(int)_splits[moved]] -= _groups[moved].Size;
            Place(moved, empty);
        }
    }

    private double Deviation(int moved, Split to)
    {
        var size = _groups[moved].Size;
        var from = _splits[moved];
        return Math.Abs(Lack(to) - size) + Math.Abs(Lack(from) + size);
    }
}
