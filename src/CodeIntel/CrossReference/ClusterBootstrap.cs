using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// Cluster bootstrap: each resample draws as many clusters as there are, with replacement, and keeps every example of a drawn
/// cluster. A resample is the number of times that each cluster was drawn.
/// </summary>
internal sealed class ClusterBootstrap(int clusters, int resamples, string purpose, long seed)
{
    private readonly SeededRandom _random = SeededRandom.For($"bootstrap:{purpose}", (ulong)seed);

    /// <summary>Number of resamples.</summary>
    public int Resamples => resamples;

    /// <summary>The resamples, one after the other in one array that is written anew each time.</summary>
    public IEnumerable<int[]> Draw()
    {
        var weights = new int[clusters];
        for (var resample = 0; resample < resamples; resample++)
        {
            Array.Clear(weights);
            for (var i = 0; i < clusters; i++)
            {
                weights[_random.Next(clusters)]++;
            }

            yield return weights;
        }
    }

    /// <summary>
    /// A value with the 2.5% and 97.5% quantiles of its resampled values (linear interpolation); undefined resamples are left out.
    /// No interval where fewer than two clusters took part: resampling one cluster cannot show how it varies.
    /// </summary>
    public static Estimate Estimate(double value, double[] resampled, long n, int clusters)
    {
        var sorted = resampled.Where(double.IsFinite).Order().ToArray();
        return clusters < 2 || sorted.Length < 2 || !double.IsFinite(value)
            ? new(value, double.NaN, double.NaN, n, clusters)
            : new(value, Quantile(sorted, 0.025), Quantile(sorted, 0.975), n, clusters);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        return sorted[below] + ((position - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
