using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>
/// One noisy training set: the examples that noise of a kind and seed changes at a level in (0, 1]; null: the only
/// level above 0 that there is, or 1.
/// </summary>
public sealed record NoiseSelection(NoiseKind Kind, double? Level, long Seed);
