using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Compat;

/// <summary>
/// The pairs of terminals of a method within the limits, found from their lowest common ancestor.
/// </summary>
/// <remarks>
/// Let N(c, d) be the terminals below node c whose parent is the d-th node from c on (c itself: 1), and N(v, 0) those
/// that stand directly under v. The pairs with ancestor v are: two of N(v, 0); one of N(v, 0) and one of N(a, i); one
/// of N(a, i) and one of N(b, j) for children a before b of v that are fewer than <c>MaxWidth</c> places apart; always
/// with i + j + 2 ≤ <c>MaxLength</c>. They are counted as products, without being listed.
/// </remarks>
internal sealed class CompatPairs
{
    private readonly CompatTree _tree;
    private readonly CompatLimits _limits;

    /// <summary>Distances from 0 to <c>MaxLength</c> − 2.</summary>
    private readonly int _distances;

    /// <summary>N(c, d) is <see cref="_grouped"/> from <see cref="_groupStarts"/>[c × distances + d] on.</summary>
    private readonly int[] _groupStarts;
    private readonly int[] _grouped;

    /// <summary>Child nodes that reach a terminal, by parent.</summary>
    private readonly int[] _childStarts;
    private readonly int[] _children;

    private long _rank;
    private long[]? _ranks;
    private int _nextRank;
    private List<CompatPair> _found = [];

    /// <summary>Groups the terminals of a method.</summary>
    public CompatPairs(CompatTree tree, CompatLimits limits)
    {
        (_tree, _limits) = (tree, limits);
        _distances = limits.MaxLength - 1;
        (_groupStarts, _grouped) = Group();
        (_childStarts, _children) = Children();
        InAll = Count();
    }

    /// <summary>Number of pairs.</summary>
    public long InAll { get; }

    /// <summary>All pairs, or a uniform sample of at most <c>MaxPairs</c>; in no useful order.</summary>
    public List<CompatPair> Draw(ulong seed)
    {
        _ranks = PathSample.Ranks(InAll, _limits.MaxPairs, seed);
        (_rank, _nextRank, _found) = (0, 0, new(_ranks?.Length ?? (int)InAll));
        for (var top = 0; top < _tree.Kinds.Count; top++)
        {
            Visit(top, counting: false);
        }

        return _found;
    }

    private long Count()
    {
        for (var top = 0; top < _tree.Kinds.Count; top++)
        {
            Visit(top, counting: true);
        }

        return _rank;
    }

    private void Visit(int top, bool counting)
    {
        var own = Group(top, 0);
        for (var first = 0; first < own.Length - 1; first++)
        {
            Product(own.Slice(first, 1), 0, own[(first + 1)..], 0, counting);
        }

        var end = _childStarts[top + 1];
        for (var a = _childStarts[top]; a < end; a++)
        {
            var child = _children[a];
            for (var i = 1; i < _distances && !own.IsEmpty; i++)
            {
                Product(own, 0, Group(child, i), i, counting);
            }

            for (var b = a + 1; b < end && AreNear(child, _children[b]); b++)
            {
                Visit(child, _children[b], counting);
            }
        }
    }

    private bool AreNear(int left, int right) => _tree.Places[right] - _tree.Places[left] < _limits.MaxWidth;

    private void Visit(int left, int right, bool counting)
    {
        for (var i = 1; i < _distances - 1; i++)
        {
            var lefts = Group(left, i);
            for (var j = 1; i + j < _distances && !lefts.IsEmpty; j++)
            {
                Product(lefts, i, Group(right, j), j, counting);
            }
        }
    }

    private void Product(ReadOnlySpan<int> lefts, int i, ReadOnlySpan<int> rights, int j, bool counting)
    {
        var product = (long)lefts.Length * rights.Length;
        if (!counting && product > 0)
        {
            if (_ranks is null)
            {
                All(lefts, i, rights, j);
            }
            else
            {
                Sampled(lefts, i, rights, j, product);
            }
        }

        _rank += product;
    }

    private void All(ReadOnlySpan<int> lefts, int i, ReadOnlySpan<int> rights, int j)
    {
        foreach (var left in lefts)
        {
            foreach (var right in rights)
            {
                _found.Add(new(left, (byte)i, right, (byte)j));
            }
        }
    }

    private void Sampled(ReadOnlySpan<int> lefts, int i, ReadOnlySpan<int> rights, int j, long product)
    {
        while (_nextRank < _ranks!.Length && _ranks[_nextRank] < _rank + product)
        {
            var (row, column) = Math.DivRem(_ranks[_nextRank++] - _rank, rights.Length);
            _found.Add(new(lefts[(int)row], (byte)i, rights[(int)column], (byte)j));
        }
    }

    private ReadOnlySpan<int> Group(int node, int distance)
    {
        var cell = (node * _distances) + distance;
        return _grouped.AsSpan(_groupStarts[cell], _groupStarts[cell + 1] - _groupStarts[cell]);
    }

    private (int[] Starts, int[] Grouped) Group()
    {
        var starts = new int[checked((_tree.Kinds.Count * _distances) + 2)];
        ForEachCell((cell, _) => starts[cell + 2]++);
        for (var i = 2; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var grouped = new int[starts[^1]];
        ForEachCell((cell, leaf) => grouped[starts[cell + 1]++] = leaf);
        return (starts, grouped);
    }

    /// <summary>
    /// A terminal stands at distance 0 of its parent, and at d of the d-th node from its parent upwards, itself the
    /// first.
    /// </summary>
    private void ForEachCell(Action<int, int> visit)
    {
        for (var leaf = 0; leaf < _tree.LeafParents.Count; leaf++)
        {
            var node = _tree.LeafParents[leaf];
            visit(node * _distances, leaf);
            for (var distance = 1; distance < _distances && node >= 0; distance++)
            {
                visit((node * _distances) + distance, leaf);
                node = _tree.Parents[node];
            }
        }
    }

    private (int[] Starts, int[] Children) Children()
    {
        var starts = new int[_tree.Kinds.Count + 2];
        for (var node = 1; node < _tree.Kinds.Count; node++)
        {
            starts[_tree.Parents[node] + 2] += Reaches(node) ? 1 : 0;
        }

        for (var i = 2; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var children = new int[starts[^1]];
        for (var node = 1; node < _tree.Kinds.Count; node++)
        {
            if (Reaches(node))
            {
                children[starts[_tree.Parents[node] + 1]++] = node;
            }
        }

        return (starts, children);
    }

    private bool Reaches(int node) => _groupStarts[node * _distances] < _groupStarts[(node + 1) * _distances];
}
