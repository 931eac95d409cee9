namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// What the solver reads: the blocks of a member and of everything nested in it, the functions that they form (the
/// member is the first), and the number of variables.
/// </summary>
internal sealed record FlowProgram(
    IReadOnlyList<FlowBlock> Blocks, IReadOnlyList<FlowFunction> Functions, int Variables);
