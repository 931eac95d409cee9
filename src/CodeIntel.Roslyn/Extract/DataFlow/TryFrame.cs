namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// A try statement around a point: where its catch clauses begin (none for a point inside one of them), whether one of
/// them catches everything, and where its finally block begins and ends, −1 without one.
/// </summary>
internal sealed record TryFrame(
    TryFrame? Outer, IReadOnlyList<int> Catches, bool CatchesAll, int FinallyEntry, int FinallyEnd)
{
    /// <summary>Number of frames from here outwards.</summary>
    public int Depth { get; } = 1 + (Outer?.Depth ?? 0);
}
