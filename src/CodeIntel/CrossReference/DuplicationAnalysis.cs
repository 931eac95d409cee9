using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// One measure against the duplication factor of one relation in one scope: means by bucket and ρ, with intervals.
/// </summary>
internal sealed class DuplicationAnalysis
{
    private readonly string _measure;
    private readonly DuplicationRelation _relation;
    private readonly DuplicationScope _scope;
    private readonly int[] _clusters;
    private readonly double[] _values;
    private readonly int[] _factors;
    private readonly BucketSums _sums;
    private readonly WeightedSpearman _spearman;
    private readonly double[][] _bucketMeans;
    private readonly double[] _rhos;

    /// <summary>Prepares the analysis; the three arrays are parallel and hold no NaN.</summary>
    public DuplicationAnalysis(
        string measure,
        DuplicationRelation relation,
        DuplicationScope scope,
        (int[] Clusters, double[] Values, int[] Factors) data,
        int resamples)
    {
        (_measure, _relation, _scope) = (measure, relation, scope);
        (_clusters, _values, _factors) = data;
        _sums = new(_clusters, _values, _factors);
        _spearman = new(_clusters, _values, _factors);
        _bucketMeans = [.. Enumerable.Range(0, FactorBucket.Count).Select(_ => new double[resamples])];
        _rhos = new double[_spearman.IsDefined ? resamples : 0];
    }

    /// <summary>
    /// Computes the values of one resample. Not thread-safe; different analyses may resample at once.
    /// </summary>
    public void Resample(int[] weights, int resample)
    {
        Span<double> means = stackalloc double[FactorBucket.Count];
        _sums.Means(weights, means);
        for (var bucket = 0; bucket < means.Length; bucket++)
        {
            _bucketMeans[bucket][resample] = means[bucket];
        }

        if (_spearman.IsDefined)
        {
            _rhos[resample] = _spearman.Rho(weights);
        }
    }

    /// <summary>
    /// Means by bucket, after all resamples; <paramref name="once"/> is the sample itself: every cluster once.
    /// </summary>
    public IEnumerable<BucketMean> Buckets(int[] once)
    {
        var means = new double[FactorBucket.Count];
        _sums.Means(once, means);
        for (var bucket = 0; bucket < means.Length; bucket++)
        {
            var infinite = Enumerable.Range(0, _values.Length)
                .LongCount(i => !double.IsFinite(_values[i]) && FactorBucket.Of(_factors[i]) == bucket);
            var n = _sums.N(bucket);
            if (n + infinite > 0)
            {
                var mean = ClusterBootstrap.Estimate(means[bucket], _bucketMeans[bucket], n, _sums.Clusters(bucket));
                yield return new(_measure, _relation, _scope, bucket, mean, infinite);
            }
        }
    }

    /// <summary>The rank correlation, after all resamples; none where all factors are equal.</summary>
    public IEnumerable<DuplicationCorrelation> Correlation(int[] once)
    {
        var rho = _spearman.IsDefined ? _spearman.Rho(once) : double.NaN;
        if (double.IsFinite(rho))
        {
            var clusters = _clusters.Distinct().Count();
            var estimate = ClusterBootstrap.Estimate(rho, _rhos, _values.Length, clusters);
            yield return new(_measure, _relation, _scope, estimate);
        }
    }
}
