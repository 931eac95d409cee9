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
    private readonly ResampledMeans _means;
    private readonly WeightedSpearman _spearman;
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
        (_clusters, _values, var factors) = data;
        _means = new(_clusters, _values, Array.ConvertAll(factors, FactorBucket.Of), FactorBucket.Count, resamples);
        _spearman = new(_clusters, _values, factors);
        _rhos = new double[_spearman.IsDefined ? resamples : 0];
    }

    /// <summary>
    /// Computes the values of one resample. Not thread-safe; different analyses may resample at once.
    /// </summary>
    public void Resample(int[] weights, int resample)
    {
        _means.Resample(weights, resample);
        if (_spearman.IsDefined)
        {
            _rhos[resample] = _spearman.Rho(weights);
        }
    }

    /// <summary>
    /// Means by bucket, after all resamples; <paramref name="once"/> is the sample itself: every cluster once.
    /// </summary>
    public IEnumerable<BucketMean> Buckets(int[] once) => _means.Estimates(once).Select(found =>
        new BucketMean(_measure, _relation, _scope, found.Bucket, found.Mean, found.Infinite));

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
