using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// Cluster bootstrap: each resample draws as many clusters as there are, with replacement, and keeps every example of a
/// drawn cluster. A resample is the number of times that each cluster was drawn.
/// </summary>
internal sealed class ClusterBootstrap
{
    // 64 MB: a study of everyday size draws once for all its measures
    private const long MostKept = 1 << 24;

    private readonly IEnumerable<int[]> _resamples;

    /// <summary>Resamples of a number of clusters; the same purpose and seed give the same ones.</summary>
    public ClusterBootstrap(int clusters, int resamples, string purpose, long seed)
    {
        Resamples = resamples;
        _resamples = Draw(clusters, resamples, purpose, seed);
        if ((long)clusters * resamples <= MostKept)
        {
            _resamples = [.. _resamples.Select(weights => weights.ToArray())];
        }
    }

    /// <summary>Number of resamples.</summary>
    public int Resamples { get; }

    /// <summary>
    /// The resamples, one after the other, the same ones for every caller and on every thread; each is valid until the
    /// next is asked for.
    /// </summary>
    public IEnumerable<int[]> Draw() => _resamples;

    /// <summary>
    /// A value with the 2.5% and 97.5% quantiles of its resampled values (linear interpolation); undefined resamples
    /// are left out. No interval where fewer than two clusters took part: resampling one cluster cannot show how it
    /// varies.
    /// </summary>
    public static Estimate Estimate(double value, double[] resampled, long n, int clusters)
    {
        var sorted = resampled.Where(double.IsFinite).Order().ToArray();
        return clusters < 2 || sorted.Length < 2 || !double.IsFinite(value)
            ? new(value, double.NaN, double.NaN, n, clusters)
            : new(value, Quantile(sorted, 0.025), Quantile(sorted, 0.975), n, clusters);
    }

    private static IEnumerable<int[]> Draw(int clusters, int resamples, string purpose, long seed)
    {
        var random = SeededRandom.For($"bootstrap:{purpose}", (ulong)seed);
        var weights = new int[clusters];
        for (var resample = 0; resample < resamples; resample++)
        {
            Array.Clear(weights);
            for (var i = 0; i < clusters; i++)
            {
                weights[random.Next(clusters)]++;
            }

            yield return weights;
        }
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        return sorted[below] + ((position - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
