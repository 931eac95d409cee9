using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// What units up to <paramref name="LastRow"/> gave: examples ascending by row and variant, of <paramref name="Kept"/>
/// units, and drops.
/// </summary>
public sealed record TaskBatch(
    TaskKind Task, IReadOnlyList<TaskExample> Examples, IReadOnlyList<Drop> Drops, int Kept, long LastRow);
