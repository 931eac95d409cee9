using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>A training example that a kind of noise could not change: it stays clean at every level.</summary>
public sealed record NoiseRefusal(long Row, Drop Drop);
