namespace CodeIntel.CrossReference;

/// <summary>
/// Means of a measure per bucket (of the duplication factor, or of copies) under resampling, from sums per cluster and
/// bucket.
/// </summary>
internal sealed class BucketSums
{
    private readonly (int Cluster, int Bucket, double Sum, int N)[] _cells;

    /// <summary>Adds up the finite values per cluster and bucket.</summary>
    public BucketSums(int[] clusters, double[] values, int[] buckets)
    {
        _cells = [.. Enumerable.Range(0, values.Length)
            .Where(i => double.IsFinite(values[i]))
            .GroupBy(i => (Cluster: clusters[i], Bucket: buckets[i]))
            .Select(group => (group.Key.Cluster, group.Key.Bucket, group.Sum(i => values[i]), group.Count()))];
    }

    /// <summary>Examples in a bucket.</summary>
    public long N(int bucket) => _cells.Where(cell => cell.Bucket == bucket).Sum(cell => (long)cell.N);

    /// <summary>Clusters in a bucket.</summary>
    public int Clusters(int bucket) => _cells.Count(cell => cell.Bucket == bucket);

    /// <summary>
    /// Mean of each bucket where cluster c was drawn <paramref name="weights"/>[c] times; NaN where it is empty.
    /// </summary>
    public void Means(int[] weights, Span<double> means)
    {
        var counts = new double[means.Length];
        means.Clear();
        foreach (var (cluster, bucket, sum, n) in _cells)
        {
            means[bucket] += weights[cluster] * sum;
            counts[bucket] += weights[cluster] * n;
        }

        for (var bucket = 0; bucket < means.Length; bucket++)
        {
            means[bucket] /= counts[bucket];
        }
    }
}
