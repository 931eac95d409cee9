using System.Collections;

namespace CodeIntel.Examples;

/// <summary>
/// The edges of a graph in stored order, a third as large as a list of them: those of the syntax are the children of
/// each syntax node, and the chain of tokens is its length.
/// </summary>
public sealed class TreeEdges : IReadOnlyList<GraphEdge>
{
    private readonly int _tokens;
    private readonly int[] _ends;
    private readonly int[] _children;

    /// <summary>
    /// Takes the nodes below all syntax nodes, node after node and ascending below each, and for each syntax node the
    /// index behind its last child; <paramref name="others"/> are of later kinds than both.
    /// </summary>
    public TreeEdges(int tokens, int[] children, int[] ends, GraphEdge[] others)
    {
        (_tokens, _children, _ends, Others) = (tokens, children, ends, others);
    }

    /// <summary>Edges that neither the syntax nor the order of tokens gives.</summary>
    public IReadOnlyList<GraphEdge> Others { get; }

    /// <summary>Number of syntax edges.</summary>
    public int SyntaxCount => _children.Length;

    /// <summary>Number of edges.</summary>
    public int Count => SyntaxCount + ChainCount + Others.Count;

    private int ChainCount => Math.Max(0, _tokens - 1);

    /// <inheritdoc/>
    public GraphEdge this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            if (index >= SyntaxCount)
            {
                var after = index - SyntaxCount;
                return after < ChainCount
                    ? new(EdgeKind.NextToken, after, after + 1)
                    : Others[after - ChainCount];
            }

            // the first node whose children end behind it
            var (low, high) = (0, _ends.Length - 1);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _ends[middle] > index ? (low, middle) : (middle + 1, high);
            }

            return new(EdgeKind.Syntax, _tokens + low, _children[index]);
        }
    }

    /// <summary>The children of a syntax node, by its number among those.</summary>
    public ReadOnlySpan<int> ChildrenOf(int node) =>
        _children.AsSpan((node == 0 ? 0 : _ends[node - 1]).._ends[node]);

    /// <inheritdoc/>
    public IEnumerator<GraphEdge> GetEnumerator()
    {
        var at = 0;
        for (var node = 0; node < _ends.Length; node++)
        {
            for (; at < _ends[node]; at++)
            {
                yield return new(EdgeKind.Syntax, _tokens + node, _children[at]);
            }
        }

        for (var token = 0; token < ChainCount; token++)
        {
            yield return new(EdgeKind.NextToken, token, token + 1);
        }

        foreach (var edge in Others)
        {
            yield return edge;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
