namespace CodeIntel.Examples;

/// <summary>
/// A unit's tokens (nodes 0 to <see cref="TokenCount"/> − 1, in order), its syntax nodes, and nodes for what it refers
/// to outside, with typed edges.
/// </summary>
public sealed record ProgramGraph
{
    /// <summary>Number of token nodes.</summary>
    public required int TokenCount { get; init; }

    /// <summary>
    /// Kind of each syntax node, in preorder: the compiler's number as extracted, the row of <c>node_kinds</c> as read
    /// from a workspace.
    /// </summary>
    public required IReadOnlyList<int> NodeKinds { get; init; }

    /// <summary>
    /// What calls and arguments of the unit refer to outside of it, each once: the nodes after the syntax nodes.
    /// </summary>
    public IReadOnlyList<OutsideNode> Outside { get; init; } = [];

    /// <summary>Number of nodes of all sorts.</summary>
    public int NodeCount => TokenCount + NodeKinds.Count + Outside.Count;

    /// <summary>Edges in stored order, each once.</summary>
    public required IReadOnlyList<GraphEdge> Edges { get; init; }

    /// <summary>A graph without nodes.</summary>
    public static ProgramGraph Empty { get; } = new() { TokenCount = 0, NodeKinds = [], Edges = [] };
}
