using System.Globalization;

namespace CodeIntel.Reporting.Pages;

/// <summary>How numbers are written in the report, in every culture alike.</summary>
internal static class Numbers
{
    /// <summary>Written where a number is not known.</summary>
    public const string Unknown = "–";

    /// <summary>A count: 1,234.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A score or a measure with three decimals.</summary>
    public static string Score(double? value) =>
        value is { } v && double.IsFinite(v)
            ? Minus((Math.Round(v, 3) + 0.0).ToString("0.000", CultureInfo.InvariantCulture))
            : Unknown;

    /// <summary>A number of any size, with up to four significant decimals.</summary>
    public static string Any(double value) =>
        !double.IsFinite(value) ? Unknown
        : value == Math.Floor(value) && Math.Abs(value) < 1e15
            ? Minus(value.ToString("#,0", CultureInfo.InvariantCulture))
        : Minus(value.ToString("#,0.####", CultureInfo.InvariantCulture));

    /// <summary>A share in percent with one decimal; unknown without a whole.</summary>
    public static string Share(long part, long whole) =>
        whole == 0 ? Unknown : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A noise level in percent.</summary>
    public static string Level(double level) => (level * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>An interval, or unknown.</summary>
    public static string Interval(double low, double high) =>
        double.IsFinite(low) && double.IsFinite(high) ? $"[{Score(low)}, {Score(high)}]" : Unknown;

    private static string Minus(string text) => text.Replace('-', '−');
}
