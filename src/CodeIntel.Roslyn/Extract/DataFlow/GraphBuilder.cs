using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    private readonly List<ulong> _keys;
    private readonly int[] _tokenStarts;
    private readonly int[] _nodeStarts;
    private readonly int[] _targets;
    private readonly List<OutsideNode> _outside = [];

    private GraphBuilder(UnitTree tree, MemberFlow flow, UnitIds? ids)
    {
        _tree = tree;
        _flow = flow;
        _ids = ids;
        _keys = new(2 * (tree.Tokens.Count + tree.Nodes.Count) + flow.Edges.Count);
        _tokenStarts = [.. tree.Tokens.Select(t => t.SpanStart)];
        _nodeStarts = [.. tree.Nodes.Select(n => n.SpanStart)];
        _targets = new int[flow.Targets.Count];
    }

    /// <summary>
    /// The graph of a unit; edges with an end outside the unit are left out, except those of calls and arguments.
    /// </summary>
    public static ProgramGraph Build(UnitTree tree, MemberFlow flow, UnitIds? ids)
    {
        var builder = new GraphBuilder(tree, flow, ids);
        builder.AddSyntax();
        builder.AddFlow();
        return new()
        {
            TokenCount = tree.Tokens.Count,
            NodeKinds = [.. tree.Nodes.Select(n => n.RawKind)],
            Outside = builder._outside,
            Edges = builder.Edges(),
        };
    }

    private void AddSyntax()
    {
        var tokens = _tree.Tokens.Count;
        for (var n = 1; n < _tree.Nodes.Count; n++)
        {
            Add(EdgeKind.Syntax, tokens + _tree.Parents[n], tokens + n);
        }

        for (var t = 0; t < tokens; t++)
        {
            Add(EdgeKind.Syntax, tokens + _tree.TokenParents[t], t);
            if (t + 1 < tokens)
            {
                Add(EdgeKind.NextToken, t, t + 1);
            }

            if (Leaves(t))
            {
                Add(EdgeKind.ReturnTo, t, tokens + Function(_tree.TokenParents[t]));
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
            return Array.BinarySearch(_tokenStarts, end.Start);
        }

        return end.IsOutside ? Target(end.Start) : FindNode(end);
    }

    private int FindNode(FlowEnd end)
    {
        var at = Array.BinarySearch(_nodeStarts, end.Start);
        if (at < 0)
        {
            return -1;
        }

        while (at > 0 && _nodeStarts[at - 1] == end.Start)
        {
            at--;
        }

        for (; at < _nodeStarts.Length && _nodeStarts[at] == end.Start; at++)
        {
            if (_tree.Nodes[at].RawKind == end.RawKind && _tree.Nodes[at].Span.End == end.End)
            {
                return _tree.Tokens.Count + at;
            }
        }

        return -1;
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

        var token = target.Position < 0 ? -1 : Array.BinarySearch(_tokenStarts, target.Position);
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

        return _tree.Tokens.Count + _tree.Nodes.Count + known;
    }

    private GraphEdge[] Edges()
    {
        _keys.Sort();
        var edges = new List<GraphEdge>(_keys.Count);
        for (var i = 0; i < _keys.Count; i++)
        {
            if (i == 0 || _keys[i] != _keys[i - 1])
            {
                edges.Add(Edge(_keys[i]));
            }
        }

        return [.. edges];
    }

    private bool Leaves(int token) =>
        _tree.Tokens[token].RawKind is (int)SyntaxKind.ReturnKeyword or (int)SyntaxKind.YieldKeyword
        && _tree.Nodes[_tree.TokenParents[token]] is ReturnStatementSyntax or YieldStatementSyntax;

    private int Function(int node)
    {
        while (node > 0
            && _tree.Nodes[node] is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
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
