namespace CodeIntel.Reporting.Drawing;

/// <summary>A number at a position, with its interval and number of examples where it has them.</summary>
internal readonly record struct Datum(
    double X,
    double Y,
    double Low = double.NaN,
    double High = double.NaN,
    long? N = null
)
{
    /// <summary>True where both ends of an interval are known.</summary>
    public bool HasInterval => double.IsFinite(Low) && double.IsFinite(High);
}
