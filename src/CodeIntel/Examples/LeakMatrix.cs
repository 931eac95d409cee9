namespace CodeIntel.Examples;

/// <summary>
/// What evaluation splits share with the splits before them, by kind, evaluated split, other split (Allamanis 2019).
/// </summary>
public sealed record LeakMatrix
{
    /// <summary>One cell per kind and pair of splits: (validation, train), (test, train), (test, validation).</summary>
    public required IReadOnlyList<LeakCell> Cells { get; init; }

    /// <summary>The cell of a kind and a pair of splits.</summary>
    /// <exception cref="InvalidOperationException">There is no such pair.</exception>
    public LeakCell Of(LeakKind kind, Split evaluated, Split other) =>
        Cells.Single(cell => cell.Kind == kind && cell.Evaluated == evaluated && cell.Other == other);
}
