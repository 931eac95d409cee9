using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// A unit that is repeated, with the examples that a task has of it (ascending by variant) and the unit's changed
/// copies.
/// </summary>
public sealed record RepeatedUnit(
    long Row, IReadOnlyList<TaskExample> Examples, IReadOnlyList<UnitCopy> Copies);
