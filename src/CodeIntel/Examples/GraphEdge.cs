namespace CodeIntel.Examples;

/// <summary>A directed edge between two nodes of a <see cref="ProgramGraph"/>.</summary>
public readonly record struct GraphEdge(EdgeKind Kind, int From, int To) : IComparable<GraphEdge>
{
    /// <summary>Orders by kind, from, to: the stored order.</summary>
    public int CompareTo(GraphEdge other)
    {
        var kind = Kind.CompareTo(other.Kind);
        var from = kind != 0 ? kind : From.CompareTo(other.From);
        return from != 0 ? from : To.CompareTo(other.To);
    }
}
