using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public sealed class TreeEdgesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(200, 150)]
    public void Lists_what_a_plain_list_has(int tokens, int nodes)
    {
        var random = SeededRandom.For("tree-edges", (ulong)(tokens + nodes));
        var parents = Enumerable.Range(0, tokens + nodes)
            .Where(child => child != tokens)
            .Select(child => (Child: child, Parent: random.Next(child < tokens ? nodes : child - tokens)))
            .ToList();
        var plain = parents.Select(edge => new GraphEdge(EdgeKind.Syntax, tokens + edge.Parent, edge.Child))
            .Concat(Enumerable.Range(0, Math.Max(0, tokens - 1))
                .Select(t => new GraphEdge(EdgeKind.NextToken, t, t + 1)))
            .Concat(tokens > 3 ? [new(EdgeKind.LastRead, 3, 1), new(EdgeKind.ReturnTo, 2, tokens)] : [])
            .Order().ToList();
        var byParent = parents.OrderBy(edge => edge.Parent).ThenBy(edge => edge.Child).ToList();
        int[] ends = [.. Enumerable.Range(0, nodes).Select(n => byParent.Count(edge => edge.Parent <= n))];

        var edges = new TreeEdges(
            tokens, [.. byParent.Select(edge => edge.Child)], ends, [.. plain.Where(e => (int)e.Kind > 1)]);

        Assert.Equal(plain.Count, edges.Count);
        Assert.Equal(plain, edges);
        Assert.Equal(plain, Enumerable.Range(0, edges.Count).Select(i => edges[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => edges[-1]);
        Assert.ThrowsAny<ArgumentException>(() => edges[edges.Count]);
    }
}
