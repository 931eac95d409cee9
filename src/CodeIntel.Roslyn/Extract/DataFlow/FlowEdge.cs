using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>An edge between the tokens at two positions of a file.</summary>
internal readonly record struct FlowEdge(EdgeKind Kind, int From, int To);
