namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// A basic block of <paramref name="Function"/>: what it does, in order, and where it goes on.
/// <paramref name="Ends"/>: the function is done at its end.
/// </summary>
internal sealed record FlowBlock(
    int Function, IReadOnlyList<FlowStep> Steps, IReadOnlyList<FlowJump> Jumps, bool Ends);
