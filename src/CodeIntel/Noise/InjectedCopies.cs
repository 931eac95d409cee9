using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>
/// The manifest row of a repeated example. <paramref name="Copies"/> holds its changed copies, of which there are
/// <paramref name="Factor"/> − 1; none where they are exact.
/// </summary>
public sealed record InjectedCopies(
    NoiseRank Rank, DuplicateForm Form, int Factor, IReadOnlyList<NoisyExample> Copies);
