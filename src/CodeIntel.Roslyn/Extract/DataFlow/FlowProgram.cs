namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// What the solver reads: a member with its nested functions (the member is the first), and the number of variables.
/// </summary>
internal sealed record FlowProgram(IReadOnlyList<FlowFunction> Functions, int Variables);
