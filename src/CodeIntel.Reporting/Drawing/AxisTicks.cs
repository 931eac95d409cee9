using System.Globalization;
using ScottPlot;

namespace CodeIntel.Reporting.Drawing;

/// <summary>Tick positions: multiples of 1, 2 or 5 times a power of ten, or one per category.</summary>
internal static class AxisTicks
{
    /// <summary>About <paramref name="wanted"/> ticks of an axis.</summary>
    public static Tick[] Of(Axis axis, int wanted) =>
        axis.Categories is { } names
            ? [.. names.Select((name, i) => new Tick(i, Shorten(ReportFont.Drawable(name))))]
            : [.. Numbers(axis.Min, axis.Max, wanted).Select(v => new Tick(v, Text(v)))];

    private static IEnumerable<double> Numbers(double min, double max, int wanted)
    {
        var step = Step((max - min) / wanted);
        for (var i = Math.Ceiling((min / step) - 1e-9); i * step <= max + (step * 1e-9); i++)
        {
            yield return i * step;
        }
    }

    private static double Step(double raw)
    {
        if (!double.IsFinite(raw) || raw <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var lead = raw / power;
        return power
            * (
                lead <= 1.1 ? 1
                : lead <= 2.2 ? 2
                : lead <= 5.5 ? 5
                : 10
            );
    }

    private static string Text(double value)
    {
        var rounded = Math.Round(value, 10) + 0.0;
        return rounded
            .ToString(Math.Abs(rounded) >= 1000 ? "#,0" : "0.####", CultureInfo.InvariantCulture)
            .Replace('-', '−');
    }

    private static string Shorten(string name) =>
        name.Length <= 18 ? name : string.Concat("…", name.AsSpan(name.Length - 17));
}
