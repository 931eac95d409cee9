namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// One step inside a basic block: a use of <paramref name="Variable"/> by the token at <paramref name="Position"/>, or
/// something that runs <paramref name="Function"/>.
/// </summary>
internal readonly record struct FlowStep(FlowStepKind Kind, int Variable, int Position, FlowUse Use, int Function)
{
    /// <summary>Code that is not seen runs.</summary>
    public static FlowStep Elsewhere { get; } = new(FlowStepKind.Elsewhere, -1, -1, FlowUse.None, -1);

    /// <summary>A use of a variable.</summary>
    public static FlowStep Of(int variable, int position, FlowUse use) =>
        new(FlowStepKind.Use, variable, position, use, -1);

    /// <summary>The call of a local function.</summary>
    public static FlowStep Call(int function) => new(FlowStepKind.Call, -1, -1, FlowUse.None, function);

    /// <summary>The creation of a delegate.</summary>
    public static FlowStep Create(int function) => new(FlowStepKind.Create, -1, -1, FlowUse.None, function);
}
