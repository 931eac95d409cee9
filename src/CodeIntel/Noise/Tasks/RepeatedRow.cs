namespace CodeIntel.Noise.Tasks;

/// <summary>
/// A unit that is repeated, of which a task has <paramref name="Examples"/> examples; <paramref name="Factor"/>: how
/// often it stands in the training split then.
/// </summary>
public readonly record struct RepeatedRow(NoiseRank Rank, int Factor, int Examples);
