using System.Globalization;

namespace CodeIntel.CrossReference;

/// <summary>Writes numbers as conclusions show them; the only place that does.</summary>
internal static class ConclusionText
{
    /// <summary>Two decimals without a leading zero, sign kept: <c>.61</c>, <c>-.05</c>, <c>1.00</c>.</summary>
    public static string Score(double value)
    {
        var text = value.ToString("0.00", CultureInfo.InvariantCulture);
        return text switch
        {
            "-0.00" => ".00",
            ['0', .. var decimals] => decimals,
            ['-', '0', .. var decimals] => "-" + decimals,
            _ => text,
        };
    }

    /// <summary>Whole percent, one decimal below 1%: <c>12%</c>, <c>0.4%</c>.</summary>
    public static string Percent(double share)
    {
        var format = share is > 0 and < 0.0095 ? "0.0" : "0";
        return (share * 100).ToString(format, CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>Thousands grouped: <c>1,950</c>.</summary>
    public static string Count(double n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An interval in words, or that there is none.</summary>
    public static string Interval(double low, double high) => double.IsFinite(low) && double.IsFinite(high)
        ? $"95% interval {Score(low)} to {Score(high)}"
        : "no interval: fewer than two clusters";
}
