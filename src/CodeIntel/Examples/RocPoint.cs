namespace CodeIntel.Examples;

/// <summary>A point of a ROC curve; both rates in [0, 1].</summary>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate);
