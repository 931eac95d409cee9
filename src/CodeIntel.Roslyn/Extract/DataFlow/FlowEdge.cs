using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>An edge found by the analysis of a member.</summary>
internal readonly record struct FlowEdge(EdgeKind Kind, FlowEnd From, FlowEnd To)
{
    /// <summary>An edge between the tokens at two positions.</summary>
    public FlowEdge(EdgeKind kind, int from, int to)
        : this(kind, FlowEnd.Token(from), FlowEnd.Token(to))
    {
    }
}
