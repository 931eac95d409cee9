using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Figures;

/// <summary>Ends of axes that are easy to read.</summary>
internal static class Ranges
{
    /// <summary>The smallest round number that is not below any value; 1 without values.</summary>
    public static double Top(IEnumerable<double> values)
    {
        var max = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (max <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(max)));
        double[] leads = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
        return leads.First(lead => lead * power >= max * 0.9999) * power;
    }

    /// <summary>
    /// A range around all values and their intervals, with some air; it starts at 0 where that is near.
    /// </summary>
    public static (double Min, double Max) Around(IEnumerable<Datum> data)
    {
        var ends = data.SelectMany(d => new[] { d.Y, d.Low, d.High })
            .Where(double.IsFinite)
            .DefaultIfEmpty(0)
            .ToArray();
        var (min, max) = (ends.Min(), ends.Max());
        var air = Math.Max((max - min) * 0.08, Math.Abs(max) * 0.01 + 1e-6);
        return (min >= 0 && min < 0.35 * max ? 0 : min - air, max + air);
    }
}
