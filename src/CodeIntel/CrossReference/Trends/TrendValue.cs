namespace CodeIntel.CrossReference.Trends;

/// <summary>
/// A measure at a level, the mean over <paramref name="Seeds"/> runs of <paramref name="N"/> examples at least.
/// </summary>
internal sealed record TrendValue(double Level, double Value, long N, int Seeds);
