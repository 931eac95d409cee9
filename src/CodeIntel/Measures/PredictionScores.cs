using CodeIntel.Examples;

namespace CodeIntel.Measures;

/// <summary>
/// Collects the probability of each example's prediction over epochs for the prediction-score curve (Rabin 2022).
/// </summary>
internal sealed class PredictionScores(Split split, int examples)
{
    private const int MostPoints = 201;

    private readonly double[] _sums = new double[examples];
    private int _epochs;

    /// <summary>Adds the next epoch.</summary>
    public void Add(EpochTrace trace)
    {
        _epochs++;
        for (var i = 0; i < examples; i++)
        {
            _sums[i] += trace.PredictionProbabilities[i];
        }
    }

    /// <summary>The curve, or null where there is no example or no epoch.</summary>
    public ScoreCurve? Curve()
    {
        if (examples == 0 || _epochs == 0)
        {
            return null;
        }

        var sorted = _sums.Select(sum => sum / _epochs).Order().ToArray();
        var points = Math.Min(examples, MostPoints);
        var shares = Enumerable.Range(0, points).Select(i => points == 1 ? 0 : (double)i / (points - 1)).ToArray();
        return new(split, shares, [.. shares.Select(share => Quantile(sorted, share))], examples);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
