namespace CodeIntel.Noise;

/// <summary>
/// From which level on an example is noisy: at level L where <paramref name="Quantile"/> · n ≤ round(L · n), n training
/// examples. <paramref name="NoisyFrom"/>: the smallest listed level at which that is so, or null where there is none.
/// </summary>
public readonly record struct NoiseRank(long Row, double Quantile, double? NoisyFrom);
