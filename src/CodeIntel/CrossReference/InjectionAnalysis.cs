using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// One measure by the number of copies that duplicate injection gave (Lee 2022, Carlini 2023): the numbers were drawn,
/// so means differ by repetition and chance alone.
/// </summary>
internal sealed class InjectionAnalysis
{
    private readonly string _measure;
    private readonly int[] _numbers;
    private readonly ResampledMeans _means;

    /// <summary>Prepares the analysis; the three arrays are parallel and hold no NaN.</summary>
    public InjectionAnalysis(string measure, (int[] Clusters, double[] Values, int[] Copies) data, int resamples)
    {
        _measure = measure;
        _numbers = [.. data.Copies.Distinct().Order()];
        var buckets = Array.ConvertAll(data.Copies, copies => Array.BinarySearch(_numbers, copies));
        _means = new(data.Clusters, data.Values, buckets, _numbers.Length, resamples);
    }

    /// <summary>Computes the values of one resample; different analyses may resample at once.</summary>
    public void Resample(int[] weights, int resample) => _means.Resample(weights, resample);

    /// <summary>Means by number of copies, after all resamples.</summary>
    public IEnumerable<InjectedMean> Means(int[] once) => _means.Estimates(once).Select(found =>
        new InjectedMean(_measure, _numbers[found.Bucket], found.Mean, found.Infinite));
}
