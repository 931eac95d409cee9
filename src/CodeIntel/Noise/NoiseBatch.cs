using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>What one batch of training examples gave, both lists ascending by row.</summary>
public sealed record NoiseBatch(
    NoiseKind Kind, long Seed, IReadOnlyList<NoisyExample> Noisy, IReadOnlyList<NoiseRefusal> Refused);
