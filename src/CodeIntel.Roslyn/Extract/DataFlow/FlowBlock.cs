namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>A basic block: what it does, in order, and where it goes on.</summary>
internal sealed record FlowBlock(IReadOnlyList<FlowStep> Steps, IReadOnlyList<FlowJump> Jumps);
