using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Copied units of a task, ascending by row, with the drops of those refused.</summary>
public sealed record TaskCopyBatch(
    TaskKind Task,
    DuplicateForm Form,
    long Seed,
    IReadOnlyList<(NoiseRank Rank, RepeatedUnit Unit, CopiedUnit Copied)> Units,
    IReadOnlyList<Drop> Drops);
