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
internal sealed class PathContexts(PathOptions options)
{
    private readonly int _maxLength = options.MaxLength;
    private readonly int _maxWidth = options.MaxWidth;

    /// <summary>
    /// Pairs of terminals and how their path runs: start and end (24 bits each), nodes up to the top and down from it
    /// (8 bits each), so that they sort by their ends as numbers do.
    /// </summary>
    private readonly List<ulong> _pairs = [];

    /// <summary>What stands for the form of a token that is masked, and of one that takes no part.</summary>
    private const int Masked = -1;
    private const int NoTerminal = -2;

    private const int DownBits = 8;
    private const int EndShift = 16;
    private const int TokenBits = 24;
    private const int StartShift = EndShift + TokenBits;

    /// <summary>Tokens that take part, ascending, and for every token its form.</summary>
    private readonly List<int> _terminals = [];
    private int[] _forms = [];

    /// <summary>
    /// Numbers of the chains of kinds above each token: token × (maxLength + 1) + nodes of the chain.
    /// </summary>
    private int[] _chains = [];

    private UnitTree _tree = new();
    private FileTables _tables = new();

    /// <summary>
    /// Terminals below each node, grouped by their distance: node × maxLength + distance gives where a group begins.
    /// </summary>
    private int[] _groupStarts = [];
    private int[] _grouped = [];
    private int[] _ancestors = [];

    /// <summary>Children (nodes n, terminals ~t) with terminals, by parent.</summary>
    private int[] _branchStarts = [];
    private int[] _branchEnds = [];
    private int[] _branches = [];
    private int[] _branchSlots = [];

    /// <summary>
    /// Extracts at most <c>MaxContexts</c> of them, a uniform sample in order of (start, end), and counts all.
    /// </summary>
    public (PathContext[] Contexts, int InAll) Of(UnitTree tree, FileTables tables, TerminalMask mask, ulong seed)
    {
        _tree = tree;
        _tables = tables;
        ReadTree(mask);
        Chain();
        Group();
        Branch();

        // most units have few: their pairs are kept while they are counted, and only others are gone through twice
        var inAll = Visit(null);
        if (PathSample.Ranks(inAll, options.MaxContexts, seed) is { } ranks)
        {
            Visit(ranks);
        }

        _pairs.Sort();
        var contexts = new PathContext[_pairs.Count];
        for (var i = 0; i < contexts.Length; i++)
        {
            contexts[i] = Context(_pairs[i]);
        }

        return (contexts, (int)Math.Min(inAll, int.MaxValue));
    }

    /// <summary>A part of a buffer, with whatever is there.</summary>
    private static Span<int> Part(ref int[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new int[Math.Max(length, 2 * buffer.Length)];
        }

        return buffer.AsSpan(0, length);
    }

    private static Span<int> Cleared(ref int[] buffer, int length)
    {
        var span = Part(ref buffer, length);
        span.Clear();
        return span;
    }

    private void ReadTree(TerminalMask mask)
    {
        var forms = _tree.TokenForms;
        var slots = _tree.TokenSlots;
        var starts = _tree.TokenStarts;
        Part(ref _forms, forms.Length);
        _terminals.Clear();
        for (var i = 0; i < forms.Length; i++)
        {
            var form = slots[i] < 0 ? null : _tree.Forms[forms[i]];
            _forms[i] = form is null ? NoTerminal
                : mask.Hides(form, starts[i]) ? Masked
                : form.Terminal.Length > 0 ? forms[i]
                : NoTerminal;
            if (_forms[i] != NoTerminal)
            {
                _terminals.Add(i);
            }
        }
    }

    private void Chain()
    {
        var parents = _tree.Parents;
        var kinds = _tree.Kinds;
        var tokenParents = _tree.TokenParents;
        var chains = Part(ref _chains, _tree.TokenCount * (_maxLength + 1));
        foreach (var token in _terminals)
        {
            var below = 0;
            var chain = token * (_maxLength + 1);
            var node = tokenParents[token];
            for (var length = 1; length <= _maxLength && node >= 0; length++, node = parents[node])
            {
                below = _tables.Chain(below, kinds[node]);
                chains[chain + length] = below;
            }
        }
    }

    private void Group()
    {
        var parents = _tree.Parents;
        var tokenParents = _tree.TokenParents;
        var starts = Cleared(ref _groupStarts, (parents.Length * _maxLength) + 1);
        var ancestors = Part(ref _ancestors, _terminals.Count);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var t = 0; t < ancestors.Length; t++)
            {
                ancestors[t] = tokenParents[_terminals[t]];
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
                    ref var cell = ref starts[(node * _maxLength) + distance + (pass == 0 ? 1 : 0)];
                    if (pass == 1)
                    {
                        _grouped[cell] = _terminals[t];
                    }

                    cell++;
                }
            }

            if (pass == 0)
            {
                for (var i = 1; i < starts.Length; i++)
                {
                    starts[i] += starts[i - 1];
                }

                Part(ref _grouped, starts[^1]);
            }
        }

        // filling a group has moved its start to its end, which is where the next one begins
        starts[..^1].CopyTo(starts[1..]);
        starts[0] = 0;
    }

    private void Branch()
    {
        var children = _tree.Children;
        var starts = Cleared(ref _branchStarts, _tree.NodeCount + 1);
        foreach (var child in children)
        {
            if (TakesPart(child))
            {
                starts[Parent(child) + 1]++;
            }
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var ends = Part(ref _branchEnds, starts.Length);
        starts.CopyTo(ends);
        Part(ref _branches, starts[^1]);
        Part(ref _branchSlots, starts[^1]);
        foreach (var child in children)
        {
            if (TakesPart(child))
            {
                var at = ends[Parent(child)]++;
                _branches[at] = child;
                _branchSlots[at] = child < 0 ? _tree.TokenSlots[~child] : _tree.Slots[child];
            }
        }
    }

    private bool TakesPart(int child) => child < 0
        ? _forms[~child] != NoTerminal
        : child > 0 && _groupStarts[child * _maxLength] < _groupStarts[(child + 1) * _maxLength];

    private int Parent(int child) => child < 0 ? _tree.TokenParents[~child] : _tree.Parents[child];

    /// <summary>
    /// Counts all pairs, and keeps those with the given ranks (ascending); without ranks, all while they are few
    /// enough.
    /// </summary>
    private long Visit(long[]? ranks)
    {
        _pairs.Clear();
        var visit = new Visiting { Ranks = ranks };
        for (var top = 0; top < _tree.NodeCount; top++)
        {
            var end = _branchStarts[top + 1];
            for (var a = _branchStarts[top]; a < end; a++)
            {
                for (var b = a + 1; b < end && _branchSlots[b] - _branchSlots[a] <= _maxWidth; b++)
                {
                    VisitBranches(_branches[a], _branches[b], ref visit);
                }
            }
        }

        return visit.Rank;
    }

    private void VisitBranches(int left, int right, ref Visiting visit)
    {
        var (firstLeft, lastLeft) = Distances(left);
        var (firstRight, lastRight) = Distances(right);
        for (var i = firstLeft; i <= lastLeft; i++)
        {
            var starts = Members(left, i);
            if (starts.IsEmpty)
            {
                continue;
            }

            for (var j = firstRight; j <= lastRight && i + j < _maxLength; j++)
            {
                var ends = Members(right, j);
                if (!ends.IsEmpty)
                {
                    VisitProduct(starts, ends, ((ulong)i << DownBits) | (uint)j, ref visit);
                }
            }
        }
    }

    private void VisitProduct(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, ulong shape, ref Visiting visit)
    {
        var product = (long)starts.Length * ends.Length;
        if (visit.Ranks is { } ranks)
        {
            while (visit.Next < ranks.Length && ranks[visit.Next] < visit.Rank + product)
            {
                var k = ranks[visit.Next++] - visit.Rank;
                Keep(starts[(int)(k / ends.Length)], ends[(int)(k % ends.Length)], shape);
            }
        }
        else if (visit.Rank + product <= options.MaxContexts)
        {
            foreach (var start in starts)
            {
                foreach (var end in ends)
                {
                    Keep(start, end, shape);
                }
            }
        }

        visit.Rank += product;
    }

    private void Keep(int start, int end, ulong shape) =>
        _pairs.Add(((ulong)start << StartShift) | ((ulong)end << EndShift) | shape);

    /// <summary>The distances at which a branch may have terminals; inside the range, some may have none.</summary>
    private (int First, int Last) Distances(int branch)
    {
        if (branch < 0)
        {
            return (0, 0);
        }

        var cell = branch * _maxLength;
        var (first, last) = (1, _maxLength - 1);
        while (_groupStarts[cell + first] == _groupStarts[cell + first + 1])
        {
            first++;
        }

        while (_groupStarts[cell + last] == _groupStarts[cell + last + 1])
        {
            last--;
        }

        return (first, last);
    }

    /// <summary>The terminals at a distance under a branch; a terminal is its own at distance 0.</summary>
    private ReadOnlySpan<int> Members(int branch, int distance)
    {
        if (branch < 0)
        {
            return _tree.Own(~branch);
        }

        var cell = (branch * _maxLength) + distance;
        return _grouped.AsSpan(_groupStarts[cell].._groupStarts[cell + 1]);
    }

    private PathContext Context(ulong pair)
    {
        var (start, end) = ((int)(pair >> StartShift), (int)(pair >> EndShift) & ((1 << TokenBits) - 1));
        var (up, down) = ((int)(byte)(pair >> DownBits), (int)(byte)pair);
        var left = _chains[(start * (_maxLength + 1)) + up + 1];
        var right = down == 0 ? 0 : _chains[(end * (_maxLength + 1)) + down];
        var path = _tables.Path(left, right);
        path = path >= 0 ? path : _tables.AddPath(left, right, Path(start, up, end, down));
        return new(Terminal(start), path, Terminal(end));
    }

    private SyntaxPath Path(int start, int up, int end, int down)
    {
        Span<char> path = stackalloc char[up + down + 1];
        var parents = _tree.Parents;
        var kinds = _tree.Kinds;
        var node = _tree.TokenParents[start];
        for (var i = 0; i < up; i++, node = parents[node])
        {
            path[i] = kinds[node];
        }

        path[up] = kinds[node];
        node = _tree.TokenParents[end];
        for (var i = path.Length - 1; i > up; i--, node = parents[node])
        {
            path[i] = kinds[node];
        }

        return new(path.ToString(), up);
    }

    private int Terminal(int token) => _forms[token] == Masked
        ? _tables.Terminal(Subtokens.MethodNameMask)
        : _tables.Terminal(_tree.Forms, _forms[token]);

    private struct Visiting
    {
        public long[]? Ranks;
        public int Next;
        public long Rank;
    }
}
