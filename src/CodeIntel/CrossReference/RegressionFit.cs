namespace CodeIntel.CrossReference;

/// <summary>
/// The fitted coefficient of one regressor; <paramref name="Dropped"/> are the controls that others determine.
/// </summary>
internal sealed record RegressionFit(
    double Slope, double StandardError, double Low, double High, int Clusters, IReadOnlyList<string> Dropped);
