using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>
/// Noise that a workspace has: an entry of its study, and the tasks of which it changed at least one example.
/// </summary>
public sealed record StoredNoise(
    NoiseKind Kind, long Seed, IReadOnlyList<double> Levels, IReadOnlyList<TaskKind> Tasks);
