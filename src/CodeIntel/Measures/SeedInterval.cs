using CodeIntel.Examples;
using MathNet.Numerics.Distributions;

namespace CodeIntel.Measures;

/// <summary>What repeated seeds say of one number.</summary>
public static class SeedInterval
{
    private const double Confidence = 0.95;

    /// <summary>
    /// Mean of the runs' values with Student's t interval, mean ± t(0.975, k − 1) s / √k, for k ≥ 2 runs that differ by
    /// seed alone; the interval of fewer is NaN. Values that are not finite are left out; <see cref="Estimate.N"/> is
    /// k.
    /// </summary>
    public static Estimate Of(IEnumerable<double> values)
    {
        var known = values.Where(double.IsFinite).ToArray();
        if (known.Length == 0)
        {
            return new(double.NaN, double.NaN, double.NaN, 0, 0);
        }

        var mean = known.Average();
        if (known.Length == 1)
        {
            return new(mean, double.NaN, double.NaN, 1, 0);
        }

        var variance = known.Sum(value => (value - mean) * (value - mean)) / (known.Length - 1);
        var half = StudentT.InvCDF(0, 1, known.Length - 1, (1 + Confidence) / 2) * Math.Sqrt(variance / known.Length);
        return new(mean, mean - half, mean + half, known.Length, 0);
    }
}
