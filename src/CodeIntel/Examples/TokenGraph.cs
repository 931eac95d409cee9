namespace CodeIntel.Examples;

/// <summary>A program graph over tokens alone: every syntax node stands for its first token.</summary>
public static class TokenGraph
{
    /// <summary>The edges between different tokens, each once, in order of kind, from, to.</summary>
    public static List<GraphEdge> Edges(ProgramGraph graph)
    {
        var first = FirstTokens(graph);
        var edges = new List<GraphEdge>(graph.Edges.Count);
        foreach (var (kind, from, to) in graph.Edges)
        {
            if (first[from] >= 0 && first[to] >= 0 && first[from] != first[to])
            {
                edges.Add(new(kind, first[from], first[to]));
            }
        }

        edges.Sort();
        var kept = 0;
        for (var i = 0; i < edges.Count; i++)
        {
            if (i == 0 || edges[i] != edges[i - 1])
            {
                edges[kept++] = edges[i];
            }
        }

        edges.RemoveRange(kept, edges.Count - kept);
        return edges;
    }

    /// <summary>Tokens that name a variable: where reads, writes and uses are, ascending.</summary>
    public static IEnumerable<int> Variables(ProgramGraph graph) => graph.Edges
        .Where(edge => edge.Kind is EdgeKind.LastRead or EdgeKind.LastWrite or EdgeKind.LastLexicalUse)
        .SelectMany(edge => new[] { edge.From, edge.To })
        .Where(node => node < graph.TokenCount)
        .Distinct()
        .Order();

    /// <summary>The first token below each node; −1 where a node has none.</summary>
    private static int[] FirstTokens(ProgramGraph graph)
    {
        var first = new int[graph.NodeCount];
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = i < graph.TokenCount ? i : -1;
        }

        // nodes are in preorder, so descending parents come after all their descendants
        foreach (var (_, parent, child) in graph.Edges.Where(edge => edge.Kind == EdgeKind.Syntax)
            .OrderByDescending(edge => edge.From))
        {
            if (first[child] >= 0 && (first[parent] < 0 || first[child] < first[parent]))
            {
                first[parent] = first[child];
            }
        }

        return first;
    }
}
