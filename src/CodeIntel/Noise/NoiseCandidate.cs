using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>
/// A training example as the choice of noise sees it; <paramref name="Name"/> is the declared name, not yet normalised.
/// </summary>
public readonly record struct NoiseCandidate(long Row, ExampleId Id, string Name);
