namespace CodeIntel.Examples;

/// <summary>
/// An example on a data map: mean and standard deviation over epochs of the given label's probability, the share of
/// epochs at which it was correct, and whether the run's noise changed it.
/// </summary>
public readonly record struct DataMapPoint(double Confidence, double Variability, double Correctness, bool Noisy);
