using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// Means of one measure by bucket, with intervals: filled resample by resample, then read. The arrays are parallel and
/// hold no NaN.
/// </summary>
internal sealed class ResampledMeans
{
    private readonly double[] _values;
    private readonly int[] _buckets;
    private readonly BucketSums _sums;
    private readonly double[][] _means;

    /// <summary>Buckets are numbered from 0 to <paramref name="count"/> − 1.</summary>
    public ResampledMeans(int[] clusters, double[] values, int[] buckets, int count, int resamples)
    {
        (_values, _buckets) = (values, buckets);
        _sums = new(clusters, values, buckets);
        _means = [.. Enumerable.Range(0, count).Select(_ => new double[resamples])];
    }

    /// <summary>Computes the means of one resample. Not thread-safe.</summary>
    public void Resample(int[] weights, int resample)
    {
        var means = new double[_means.Length];
        _sums.Means(weights, means);
        for (var bucket = 0; bucket < means.Length; bucket++)
        {
            _means[bucket][resample] = means[bucket];
        }
    }

    /// <summary>
    /// Buckets that have examples, with the number of infinite values that the mean leaves out;
    /// <paramref name="once"/> is the sample itself: every cluster once.
    /// </summary>
    public IEnumerable<(int Bucket, Estimate Mean, long Infinite)> Estimates(int[] once)
    {
        var means = new double[_means.Length];
        _sums.Means(once, means);
        for (var bucket = 0; bucket < means.Length; bucket++)
        {
            var infinite = Enumerable.Range(0, _values.Length)
                .LongCount(i => !double.IsFinite(_values[i]) && _buckets[i] == bucket);
            var n = _sums.N(bucket);
            if (n + infinite > 0)
            {
                yield return (
                    bucket,
                    ClusterBootstrap.Estimate(means[bucket], _means[bucket], n, _sums.Clusters(bucket)),
                    infinite);
            }
        }
    }
}
