namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// What runs as a whole: a member, a lambda, a local function, or a finally block, which is run by every way that
/// leaves its try block and goes on differently after each. <paramref name="Entry"/>: its first block.
/// <paramref name="Variables"/>: those that live in it, ascending.
/// </summary>
internal sealed record FlowFunction(int Entry, IReadOnlyList<int> Variables);
