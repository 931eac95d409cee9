using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// The path contexts of a unit (Alon 2019a, definition 4.2): every pair of terminals s before e whose path has at most
/// <c>MaxLength</c> nodes and, at its lowest common ancestor, a slot distance of at most <c>MaxWidth</c>.
/// </summary>
/// <remarks>
/// Under an ancestor v, let N(c, d) be the terminals that child c reaches through d nodes (a terminal child itself: d =
/// 0). The paths through v are the products N(a, i) × N(b, j) with slot(b) − slot(a) in 1..MaxWidth and i + j + 1 ≤
/// MaxLength, so they are counted without being listed, and a sample is drawn by rank. Work: O(n · L + kept log kept)
/// for n nodes, whatever the number of pairs.
/// </remarks>
internal sealed class PathContexts
{
    private readonly UnitTree _tree;
    private readonly int _maxLength;
    private readonly int _maxWidth;

    /// <summary>Token of each terminal that takes part, ascending.</summary>
    private readonly int[] _terminals;

    /// <summary>
    /// Terminals below each node, grouped by their distance: node × maxLength + distance gives where a group begins.
    /// </summary>
    private readonly int[] _groupStarts;
    private readonly int[] _grouped;

    /// <summary>Children (nodes n, terminals ~t) with terminals, by parent.</summary>
    private readonly int[] _branchStarts;
    private readonly int[] _branches;
    private readonly int[] _branchSlots;

    private PathContexts(UnitTree tree, int[] terminals, PathOptions options)
    {
        _tree = tree;
        _terminals = terminals;
        _maxLength = options.MaxLength;
        _maxWidth = options.MaxWidth;
        (_groupStarts, _grouped) = Group();
        (_branchStarts, _branches, _branchSlots) = Branch();
    }

    /// <summary>
    /// Extracts at most <c>MaxContexts</c> of them, a uniform sample in order of (start, end), and counts all.
    /// </summary>
    public static (PathContext[] Contexts, int InAll) Of(
        UnitTree tree,
        TerminalMask mask,
        FileTables tables,
        PathOptions options,
        ulong seed
    )
    {
        var texts = new string[tree.Tokens.Count];
        var terminals = new List<int>();
        for (var i = 0; i < tree.Tokens.Count; i++)
        {
            if (tree.TokenSlots[i] >= 0)
            {
                var token = tree.Tokens[i];
                texts[i] = mask.Hides(token) ? Subtokens.MethodNameMask : tables.Normalised(token);
                if (texts[i].Length > 0)
                {
                    terminals.Add(i);
                }
            }
        }

        var paths = new PathContexts(tree, [.. terminals], options);
        var inAll = paths.Count();
        var pairs = paths.Pairs(PathSample.Ranks(inAll, options.MaxContexts, seed));
        var contexts = new PathContext[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            contexts[i] = paths.Context(pairs[i], texts, tables);
        }

        return (contexts, (int)Math.Min(inAll, int.MaxValue));
    }

    private (int[] Starts, int[] Grouped) Group()
    {
        var parents = _tree.Parents;
        var ancestors = new int[_terminals.Length];
        var starts = new int[(_tree.Nodes.Count * _maxLength) + 1];
        for (var pass = 0; pass < 2; pass++)
        {
            var grouped = new int[pass == 0 ? 0 : starts[^1]];
            for (var t = 0; t < ancestors.Length; t++)
            {
                ancestors[t] = _tree.TokenParents[_terminals[t]];
            }

            for (var distance = 1; distance < _maxLength; distance++)
            {
                for (var t = 0; t < ancestors.Length; t++)
                {
                    var node = ancestors[t];
                    if (node < 0)
                    {
                        continue;
                    }

                    ancestors[t] = parents[node];
                    var cell = (node * _maxLength) + distance;
                    if (pass == 0)
                    {
                        starts[cell + 1]++;
                    }
                    else
                    {
                        grouped[starts[cell]++] = _terminals[t];
                    }
                }
            }

            if (pass == 1)
            {
                Array.Copy(starts, 0, starts, 1, starts.Length - 1);
                starts[0] = 0;
                return (starts, grouped);
            }

            for (var i = 1; i < starts.Length; i++)
            {
                starts[i] += starts[i - 1];
            }
        }

        return ([0], []);
    }

    private (int[] Starts, int[] Branches, int[] Slots) Branch()
    {
        var taking = new bool[_tree.Tokens.Count];
        Array.ForEach(_terminals, t => taking[t] = true);
        var counts = new int[_tree.Nodes.Count + 1];
        var kept = new List<int>();
        foreach (var child in _tree.Children)
        {
            if (child == 0 || !(child < 0 ? taking[~child] : Reaches(child)))
            {
                continue;
            }

            kept.Add(child);
            counts[Parent(child) + 1]++;
        }

        for (var i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }

        var next = counts.AsSpan(0, counts.Length - 1).ToArray();
        var branches = new int[kept.Count];
        var slots = new int[kept.Count];
        foreach (var child in kept)
        {
            var at = next[Parent(child)]++;
            branches[at] = child;
            slots[at] = child < 0 ? _tree.TokenSlots[~child] : _tree.Slots[child];
        }

        return (counts, branches, slots);
    }

    private int Parent(int child) => child < 0 ? _tree.TokenParents[~child] : _tree.Parents[child];

    private bool Reaches(int node) => _groupStarts[node * _maxLength] < _groupStarts[(node + 1) * _maxLength];

    private int GroupSize(int branch, int distance)
    {
        if (branch < 0)
        {
            return distance == 0 ? 1 : 0;
        }

        var cell = (branch * _maxLength) + distance;
        return _groupStarts[cell + 1] - _groupStarts[cell];
    }

    private int Member(int branch, int distance, int index) =>
        branch < 0 ? ~branch : _grouped[_groupStarts[(branch * _maxLength) + distance] + index];

    private long Count()
    {
        var count = 0L;
        Visit(
            (_, left, i, right, j) =>
            {
                count += (long)GroupSize(left, i) * GroupSize(right, j);
                return true;
            }
        );
        return count;
    }

    /// <summary>
    /// The pairs with the given ranks (ascending) in visiting order; null: all. Sorted by start, then end.
    /// </summary>
    private Pair[] Pairs(long[]? ranks)
    {
        var pairs = new List<Pair>(ranks?.Length ?? 64);
        var rank = 0L;
        var next = 0;
        Visit(
            (top, left, i, right, j) =>
            {
                var width = GroupSize(right, j);
                var product = (long)GroupSize(left, i) * width;
                if (ranks is null)
                {
                    for (var k = 0L; k < product; k++)
                    {
                        pairs.Add(At(k));
                    }
                }
                else
                {
                    while (next < ranks.Length && ranks[next] < rank + product)
                    {
                        pairs.Add(At(ranks[next++] - rank));
                    }
                }

                rank += product;
                return ranks is null || next < ranks.Length;

                Pair At(long k) =>
                    new(Member(left, i, (int)(k / width)), Member(right, j, (int)(k % width)), top, i, j);
            }
        );
        pairs.Sort();
        return [.. pairs];
    }

    /// <summary>Visits the non-empty products: ancestor, left child and distance, right child and distance.</summary>
    private void Visit(Func<int, int, int, int, int, bool> visit)
    {
        for (var top = 0; top < _tree.Nodes.Count; top++)
        {
            var end = _branchStarts[top + 1];
            for (var a = _branchStarts[top]; a < end; a++)
            {
                for (var b = a + 1; b < end && _branchSlots[b] - _branchSlots[a] <= _maxWidth; b++)
                {
                    if (!VisitBranches(top, _branches[a], _branches[b], visit))
                    {
                        return;
                    }
                }
            }
        }
    }

    private bool VisitBranches(int top, int left, int right, Func<int, int, int, int, int, bool> visit)
    {
        for (var i = 0; i < (left < 0 ? 1 : _maxLength); i++)
        {
            if (GroupSize(left, i) == 0)
            {
                continue;
            }

            for (var j = 0; j < (right < 0 ? 1 : _maxLength) && i + j < _maxLength; j++)
            {
                if (GroupSize(right, j) > 0 && !visit(top, left, i, right, j))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private PathContext Context(Pair pair, string[] texts, FileTables tables)
    {
        Span<char> path = stackalloc char[2 + _maxLength];
        var length = pair.Up + pair.Down + 1;
        path[0] = (char)pair.Up;
        var node = _tree.TokenParents[pair.Start];
        for (var i = 0; i < pair.Up; i++, node = _tree.Parents[node])
        {
            path[1 + i] = (char)_tree.Nodes[node].RawKind;
        }

        path[1 + pair.Up] = (char)_tree.Nodes[pair.Top].RawKind;
        node = _tree.TokenParents[pair.End];
        for (var i = length - 1; i > pair.Up; i--, node = _tree.Parents[node])
        {
            path[1 + i] = (char)_tree.Nodes[node].RawKind;
        }

        return new(
            tables.Terminal(texts[pair.Start]),
            tables.Path(path[..(1 + length)]),
            tables.Terminal(texts[pair.End])
        );
    }

    private readonly record struct Pair(int Start, int End, int Top, int Up, int Down) : IComparable<Pair>
    {
        public int CompareTo(Pair other) =>
            Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);
    }
}
