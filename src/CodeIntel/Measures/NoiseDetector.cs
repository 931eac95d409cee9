using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>
/// Judges a per-example measure as a detector of noisy examples (Northcutt 2021). Ties never depend on the order.
/// </summary>
internal static class NoiseDetector
{
    private const int MostPoints = 200;

    /// <summary>
    /// Turns a measure so that higher is more suspicious: a noisy example is learnt late, with low margin and
    /// confidence.
    /// </summary>
    public static double[] Suspicion(ExampleMeasure measure, double[] values) => measure switch
    {
        ExampleMeasure.Aum or ExampleMeasure.Confidence or ExampleMeasure.Correctness =>
            [.. values.Select(value => -value)],
        _ => values,
    };

    /// <summary>
    /// The quality of a detector, or null unless both classes occur; examples with a NaN are left out.
    /// </summary>
    public static DetectorValue? Judge(string measure, double[] suspicion, bool[] noisy)
    {
        var thresholds = Thresholds(suspicion, noisy);
        var positives = thresholds.Sum(threshold => threshold.Positives);
        var negatives = thresholds.Sum(threshold => threshold.Negatives);
        return positives == 0 || negatives == 0
            ? null
            : new()
            {
                Measure = measure,
                RocAuc = RocAuc(thresholds, positives, negatives),
                AveragePrecision = AveragePrecision(thresholds, positives),
                PrecisionAtK = PrecisionAt(positives, thresholds),
                Positives = positives,
                N = positives + negatives,
                Roc = Reduce(Roc(thresholds, positives, negatives)),
            };
    }

    /// <summary>Numbers of both classes at each distinct value, the most suspicious first.</summary>
    private static List<(long Positives, long Negatives)> Thresholds(double[] suspicion, bool[] noisy) =>
        [.. suspicion.Zip(noisy)
            .Where(pair => !double.IsNaN(pair.First))
            .GroupBy(pair => pair.First)
            .OrderByDescending(group => group.Key)
            .Select(group => (group.LongCount(pair => pair.Second), group.LongCount(pair => !pair.Second)))];

    private static double RocAuc(List<(long Positives, long Negatives)> thresholds, long positives, long negatives)
    {
        double wins = 0;
        long above = 0;
        foreach (var (p, n) in thresholds)
        {
            wins += n * (above + (0.5 * p));
            above += p;
        }

        return wins / ((double)positives * negatives);
    }

    private static double AveragePrecision(List<(long Positives, long Negatives)> thresholds, long positives)
    {
        double sum = 0;
        long found = 0;
        long shown = 0;
        foreach (var (p, n) in thresholds)
        {
            found += p;
            shown += p + n;
            sum += (double)p / positives * found / shown;
        }

        return sum;
    }

    private static double PrecisionAt(long k, List<(long Positives, long Negatives)> thresholds)
    {
        double found = 0;
        var open = k;
        foreach (var (p, n) in thresholds)
        {
            var taken = Math.Min(open, p + n);
            found += (double)taken * p / (p + n);
            open -= taken;
        }

        return found / k;
    }

    private static List<RocPoint> Roc(List<(long Positives, long Negatives)> thresholds, long positives, long negatives)
    {
        var points = new List<RocPoint> { new(0, 0) };
        long truePositives = 0;
        long falsePositives = 0;
        foreach (var (p, n) in thresholds)
        {
            truePositives += p;
            falsePositives += n;
            points.Add(new((double)falsePositives / negatives, (double)truePositives / positives));
        }

        return points;
    }

    private static List<RocPoint> Reduce(List<RocPoint> points) =>
        points.Count <= MostPoints
            ? points
            : [.. Enumerable.Range(0, MostPoints)
                .Select(i => points[(int)((long)i * (points.Count - 1) / (MostPoints - 1))])];
}
