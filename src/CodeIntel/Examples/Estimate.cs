namespace CodeIntel.Examples;

/// <summary>
/// A number with its 95% interval. The interval comes from resampling whole near-duplicate clusters unless said
/// otherwise, and is NaN where fewer than two clusters took part; the value is NaN where it is undefined. <paramref
/// name="N"/>: examples; <paramref name="Clusters"/>: independent clusters among them, an example without duplicate
/// being one.
/// </summary>
public readonly record struct Estimate(double Value, double Low, double High, long N, int Clusters);
