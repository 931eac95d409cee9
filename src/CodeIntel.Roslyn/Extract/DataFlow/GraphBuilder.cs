using CodeIntel.Examples;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Builds a unit's program graph (Allamanis 2018): tokens, then syntax nodes in preorder. ReturnTo leads from a return
/// or yield keyword to the node of the function that it leaves: the unit's declaration, or a lambda or local function
/// inside it.
/// </summary>
internal static class GraphBuilder
{
    private const int NodeBits = 28;

    /// <summary>The graph of a unit; flow edges with an end outside the unit are left out.</summary>
    public static ProgramGraph Build(UnitTree tree, IReadOnlyList<FlowEdge> flow)
    {
        var tokens = tree.Tokens.Count;
        var keys = new List<ulong>(2 * (tokens + tree.Nodes.Count));
        for (var n = 1; n < tree.Nodes.Count; n++)
        {
            keys.Add(Key(EdgeKind.Syntax, tokens + tree.Parents[n], tokens + n));
        }

        for (var t = 0; t < tokens; t++)
        {
            keys.Add(Key(EdgeKind.Syntax, tokens + tree.TokenParents[t], t));
            if (t + 1 < tokens)
            {
                keys.Add(Key(EdgeKind.NextToken, t, t + 1));
            }

            if (Leaves(tree, t))
            {
                keys.Add(Key(EdgeKind.ReturnTo, t, tokens + Function(tree, tree.TokenParents[t])));
            }
        }

        AddFlow(keys, tree, flow);
        return new()
        {
            TokenCount = tokens,
            NodeKinds = [.. tree.Nodes.Select(n => n.RawKind)],
            Edges = Edges(keys),
        };
    }

    private static void AddFlow(List<ulong> keys, UnitTree tree, IReadOnlyList<FlowEdge> flow)
    {
        if (flow.Count == 0)
        {
            return;
        }

        var positions = tree.Tokens.Select(t => t.SpanStart).ToArray();
        foreach (var edge in flow)
        {
            var from = Array.BinarySearch(positions, edge.From);
            var to = Array.BinarySearch(positions, edge.To);
            if (from >= 0 && to >= 0)
            {
                keys.Add(Key(edge.Kind, from, to));
            }
        }
    }

    private static GraphEdge[] Edges(List<ulong> keys)
    {
        var sorted = keys.ToArray();
        Array.Sort(sorted);
        var edges = new List<GraphEdge>(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                edges.Add(Edge(sorted[i]));
            }
        }

        return [.. edges];
    }

    private static bool Leaves(UnitTree tree, int token) =>
        tree.Tokens[token].RawKind is (int)SyntaxKind.ReturnKeyword or (int)SyntaxKind.YieldKeyword
        && tree.Nodes[tree.TokenParents[token]] is ReturnStatementSyntax or YieldStatementSyntax;

    private static int Function(UnitTree tree, int node)
    {
        while (node > 0 && tree.Nodes[node] is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        {
            node = tree.Parents[node];
        }

        return node;
    }

    private static ulong Key(EdgeKind kind, int from, int to) =>
        ((ulong)kind << (2 * NodeBits)) | ((ulong)from << NodeBits) | (uint)to;

    private static GraphEdge Edge(ulong key) => new(
        (EdgeKind)(key >> (2 * NodeBits)),
        (int)(key >> NodeBits) & ((1 << NodeBits) - 1),
        (int)key & ((1 << NodeBits) - 1));
}
