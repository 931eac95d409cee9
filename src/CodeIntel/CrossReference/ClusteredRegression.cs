using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace CodeIntel.CrossReference;

/// <summary>
/// The coefficient of one regressor among controls and fixed effects, with a cluster-robust standard error (Liang &amp;
/// Zeger 1986, with the small-sample factor of Stata: G / (G − 1) · (n − 1) / (n − k)).
/// </summary>
/// <remarks>
/// By Frisch, Waugh and Lovell the coefficient is b = Σ r y / Σ r², r the residual of the regressor on the rest, and
/// its variance Σ_g (Σ_{i in g} r_i u_i)² / (Σ r²)², u the residual of the full model. Fixed effects are taken out by
/// subtracting group means, so any number of repositories costs the same.
/// </remarks>
internal static class ClusteredRegression
{
    // a column this much smaller than it was is what others leave of it by rounding
    private const double Negligible = 1e-8;

    /// <summary>
    /// Fits; null where the regressor does not vary beside the rest or no degree of freedom is left. The interval is b
    /// ± t · SE at 95% with G − 1 degrees of freedom. All arrays have one element per example.
    /// </summary>
    public static RegressionFit? Fit(
        double[] outcome,
        double[] regressor,
        IReadOnlyList<(string Name, double[] Values)> controls,
        long[] groups,
        int[] clusters
    )
    {
        var y = Demean(outcome, groups);
        var x = Demean(regressor, groups);
        var basis = new List<Vector<double>>();
        var dropped = new List<string>();
        foreach (var (name, values) in controls)
        {
            if (!TryAdd(basis, Demean(values, groups), Norm(values)))
            {
                dropped.Add(name);
            }
        }

        var r = Residual(x, basis);
        var freedom = outcome.Length - groups.Distinct().Count() - basis.Count - 1;
        var distinct = clusters.Distinct().Count();
        if (r.L2Norm() <= Negligible * Norm(regressor) || freedom < 1 || distinct < 2)
        {
            return null;
        }

        var slope = (r * y) / (r * r);
        var u = Residual(y, basis) - (r * slope);
        var correction = distinct / (distinct - 1.0) * (outcome.Length - 1.0) / freedom;
        var error = Math.Sqrt(correction * ScoreSquares(r, u, clusters)) / (r * r);
        var t = StudentT.InvCDF(0, 1, distinct - 1, 0.975);
        return new(slope, error, slope - (t * error), slope + (t * error), distinct, dropped);
    }

    private static Vector<double> Demean(double[] values, long[] groups)
    {
        var sums = new Dictionary<long, (double Sum, int N)>();
        for (var i = 0; i < values.Length; i++)
        {
            var (sum, n) = sums.GetValueOrDefault(groups[i]);
            sums[groups[i]] = (sum + values[i], n + 1);
        }

        return Vector<double>.Build.Dense(values.Length, i => values[i] - (sums[groups[i]].Sum / sums[groups[i]].N));
    }

    /// <summary>
    /// Gram–Schmidt, twice over: once more than exact arithmetic needs, which rounding does not survive (Giraud 2005).
    /// </summary>
    private static Vector<double> Residual(Vector<double> column, List<Vector<double>> basis)
    {
        var rest = column;
        for (var pass = 0; pass < 2; pass++)
        {
            rest = basis.Aggregate(rest, (current, direction) => current - (direction * (direction * current)));
        }

        return rest;
    }

    private static bool TryAdd(List<Vector<double>> basis, Vector<double> column, double scale)
    {
        var rest = Residual(column, basis);
        var norm = rest.L2Norm();
        if (norm <= Negligible * scale)
        {
            return false;
        }

        basis.Add(rest / norm);
        return true;
    }

    private static double ScoreSquares(Vector<double> r, Vector<double> u, int[] clusters)
    {
        var scores = new double[clusters.Max() + 1];
        for (var i = 0; i < clusters.Length; i++)
        {
            scores[clusters[i]] += r[i] * u[i];
        }

        return scores.Sum(score => score * score);
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
