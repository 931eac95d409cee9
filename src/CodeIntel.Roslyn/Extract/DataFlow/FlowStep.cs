namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// One step inside a basic block: a use of <paramref name="Variable"/> by the token at <paramref name="Position"/>, or,
/// where <paramref name="Function"/> is not negative, the creation or call of a nested function.
/// </summary>
internal readonly record struct FlowStep(int Variable, int Position, FlowUse Use, int Function)
{
    /// <summary>A use of a variable.</summary>
    public static FlowStep Of(int variable, int position, FlowUse use) => new(variable, position, use, -1);

    /// <summary>The creation or call of a nested function.</summary>
    public static FlowStep Into(int function) => new(-1, -1, FlowUse.None, function);
}
