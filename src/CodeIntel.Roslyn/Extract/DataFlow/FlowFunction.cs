namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// A member, lambda or local function: its blocks (first: entry, last: exit) and the variables that live in it.
/// </summary>
internal sealed record FlowFunction(IReadOnlyList<FlowBlock> Blocks, IReadOnlyList<int> Variables);
