using CodeIntel.Examples;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Builds a unit's program graph (Allamanis 2018): tokens, then syntax nodes in preorder, then what calls refer to
/// outside the unit. ReturnTo leads from a return or yield keyword to the node of the function that it leaves: the
/// unit's declaration, or a lambda or local function inside it.
/// </summary>
internal sealed class GraphBuilder
{
    private const int NodeBits = 28;

    private readonly UnitTree _tree;
    private readonly MemberFlow _flow;
    private readonly UnitIds? _ids;
    private readonly List<ulong> _keys = [];
    private readonly int[] _targets;
    private readonly List<OutsideNode> _outside = [];
    private int[]? _nodeStarts;

    private GraphBuilder(UnitTree tree, MemberFlow flow, UnitIds? ids)
    {
        _tree = tree;
        _flow = flow;
        _ids = ids;
        _targets = flow.Targets.Count == 0 ? [] : new int[flow.Targets.Count];
    }

    /// <summary>
    /// The graph of a unit; edges with an end outside the unit are left out, except those of calls and arguments.
    /// </summary>
    public static ProgramGraph Build(UnitTree tree, MemberFlow flow, UnitIds? ids)
    {
        var builder = new GraphBuilder(tree, flow, ids);
        builder.AddReturns();
        builder.AddFlow();
        return new()
        {
            TokenCount = tree.TokenCount,
            NodeKinds = builder.Kinds(),
            Outside = builder._outside,
            Edges = builder.Edges(),
        };
    }

    private int[] Kinds()
    {
        var kinds = new int[_tree.NodeCount];
        for (var n = 0; n < kinds.Length; n++)
        {
            kinds[n] = _tree.Kinds[n];
        }

        return kinds;
    }

    private void AddReturns()
    {
        var forms = _tree.TokenForms;
        var parents = _tree.TokenParents;
        var kinds = _tree.Kinds;
        for (var t = 0; t < forms.Length; t++)
        {
            if ((SyntaxKind)kinds[parents[t]] is SyntaxKind.ReturnStatement or SyntaxKind.YieldReturnStatement
                    or SyntaxKind.YieldBreakStatement
                && (SyntaxKind)_tree.Forms[forms[t]].RawKind is SyntaxKind.ReturnKeyword or SyntaxKind.YieldKeyword)
            {
                Add(EdgeKind.ReturnTo, t, _tree.TokenCount + Function(parents[t]));
            }
        }
    }

    private void AddFlow()
    {
        foreach (var (kind, from, to) in _flow.Edges)
        {
            if (Find(from) is >= 0 and var source && Find(to) is >= 0 and var target)
            {
                Add(kind, source, target);
            }
        }
    }

    /// <summary>The number of an end's node in the unit, or −1.</summary>
    private int Find(FlowEnd end)
    {
        if (end.IsToken)
        {
            return _tree.TokenStarts.BinarySearch(end.Start);
        }

        return end.IsOutside ? Target(end.Start) : FindNode(end);
    }

    private int FindNode(FlowEnd end)
    {
        var starts = _nodeStarts ??= NodeStarts();
        var at = Array.BinarySearch(starts, end.Start);
        if (at < 0)
        {
            return -1;
        }

        while (at > 0 && starts[at - 1] == end.Start)
        {
            at--;
        }

        for (; at < starts.Length && starts[at] == end.Start; at++)
        {
            if (_tree.Kinds[at] == end.RawKind && _tree.Nodes[at].Span.End == end.End)
            {
                return _tree.TokenCount + at;
            }
        }

        return -1;
    }

    private int[] NodeStarts()
    {
        var starts = new int[_tree.NodeCount];
        for (var n = 0; n < starts.Length; n++)
        {
            starts[n] = _tree.Nodes[n].SpanStart;
        }

        return starts;
    }

    /// <summary>What a call refers to is numbered when it is first needed; 0 is not yet, ~n is n.</summary>
    private int Target(int index)
    {
        if (_targets[index] == 0)
        {
            _targets[index] = ~Place(_flow.Targets[index]);
        }

        return ~_targets[index];
    }

    private int Place(OutsideTarget target)
    {
        if (target.Declaration is { } declaration)
        {
            var inside = declaration.SyntaxTree == _tree.Nodes[0].SyntaxTree ? FindNode(FlowEnd.Node(declaration)) : -1;
            return inside >= 0 ? inside
                : _ids?.Of(declaration) is { } id ? Place(new OutsideNode(null, id))
                : -1;
        }

        var token = target.Position < 0 ? -1 : _tree.TokenStarts.BinarySearch(target.Position);
        return token >= 0 ? token : Place(new OutsideNode(target.Parameter, null));
    }

    private int Place(OutsideNode node)
    {
        var known = _outside.IndexOf(node);
        if (known < 0)
        {
            known = _outside.Count;
            _outside.Add(node);
        }

        return _tree.TokenCount + _tree.NodeCount + known;
    }

    /// <summary>
    /// All edges in their order: those of the syntax as they are counted out, and the others, whose kinds come after,
    /// sorted.
    /// </summary>
    private TreeEdges Edges()
    {
        _keys.Sort();
        var others = new List<GraphEdge>(_keys.Count);
        for (var i = 0; i < _keys.Count; i++)
        {
            if (i == 0 || _keys[i] != _keys[i - 1])
            {
                others.Add(Edge(_keys[i]));
            }
        }

        var (children, ends) = Children();
        return new(_tree.TokenCount, children, ends, [.. others]);
    }

    /// <summary>A parent's tokens come before its nodes, because their numbers do.</summary>
    private (int[] Children, int[] Ends) Children()
    {
        var parents = _tree.Parents;
        var tokenParents = _tree.TokenParents;
        var tokens = _tree.TokenCount;
        var children = new int[parents.Length - 1 + tokens];
        var next = new int[parents.Length];
        foreach (var parent in tokenParents)
        {
            next[parent]++;
        }

        foreach (var parent in parents[1..])
        {
            next[parent]++;
        }

        var start = 0;
        foreach (ref var place in next.AsSpan())
        {
            (place, start) = (start, start + place);
        }

        for (var t = 0; t < tokens; t++)
        {
            children[next[tokenParents[t]]++] = t;
        }

        for (var n = 1; n < parents.Length; n++)
        {
            children[next[parents[n]]++] = tokens + n;
        }

        // filling has moved each start to where the children end
        return (children, next);
    }

    private int Function(int node)
    {
        while (node > 0 && (SyntaxKind)_tree.Kinds[node]
            is not (SyntaxKind.SimpleLambdaExpression or SyntaxKind.ParenthesizedLambdaExpression
                or SyntaxKind.AnonymousMethodExpression or SyntaxKind.LocalFunctionStatement))
        {
            node = _tree.Parents[node];
        }

        return node;
    }

    private void Add(EdgeKind kind, int from, int to) =>
        _keys.Add(((ulong)kind << (2 * NodeBits)) | ((ulong)from << NodeBits) | (uint)to);

    private static GraphEdge Edge(ulong key) => new(
        (EdgeKind)(key >> (2 * NodeBits)),
        (int)(key >> NodeBits) & ((1 << NodeBits) - 1),
        (int)key & ((1 << NodeBits) - 1));
}
