using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>What one batch of training examples gave, ascending by key, with the drops of those refused.</summary>
public sealed record TaskNoiseBatch(
    TaskKind Task,
    NoiseKind Kind,
    long Seed,
    IReadOnlyList<(TaskKey Key, TaskCorruption Corruption)> Tried,
    IReadOnlyList<Drop> Drops);
