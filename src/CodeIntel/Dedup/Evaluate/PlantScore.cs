namespace CodeIntel.Dedup.Evaluate;

/// <summary>What the detector made of one planted clone.</summary>
internal sealed record PlantScore(Plant Plant, bool IsFound, bool IsFoundAsTruth, int Pairs, int TruePairs);
