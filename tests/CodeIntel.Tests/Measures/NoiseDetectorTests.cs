using CodeIntel.Examples;
using CodeIntel.Measures;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Measures;

public sealed class NoiseDetectorTests
{
    [Fact]
    public void Roc_auc_is_the_chance_that_a_noisy_example_is_more_suspicious() =>
        ForRandomCases((values, noisy, detector) =>
    {
        var pairs = from i in Enumerable.Range(0, values.Length)
                    from j in Enumerable.Range(0, values.Length)
                    where noisy[i] && !noisy[j]
                    select values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;

        Assert.Equal(pairs.Average(), detector.RocAuc, 10);
    });

    [Fact]
    public void Roc_auc_is_the_area_under_the_curve() => ForRandomCases((_, _, detector) =>
    {
        var area = detector.Roc.Zip(detector.Roc.Skip(1), (a, b) =>
            (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2).Sum();

        Assert.Equal(area, detector.RocAuc, 10);
    });

    [Fact]
    public void Average_precision_sums_precision_over_thresholds() => ForRandomCases((values, noisy, detector) =>
    {
        double expected = 0;
        double before = 0;
        foreach (var threshold in values.Distinct().OrderDescending())
        {
            var shown = Enumerable.Range(0, values.Length).Where(i => values[i] >= threshold).ToArray();
            var recall = (double)shown.Count(i => noisy[i]) / noisy.Count(n => n);
            expected += (recall - before) * shown.Count(i => noisy[i]) / shown.Length;
            before = recall;
        }

        Assert.Equal(expected, detector.AveragePrecision, 10);
    });

    [Fact]
    public void Negated_values_give_the_complement() => ForRandomCases((values, noisy, detector) =>
    {
        var opposite = NoiseDetector.Judge("m", [.. values.Select(value => -value)], noisy)!;

        Assert.Equal(1 - detector.RocAuc, opposite.RocAuc, 10);
    });

    [Fact]
    public void A_perfect_detector_scores_one()
    {
        var detector = NoiseDetector.Judge("loss", [5, double.PositiveInfinity, 1, 0], [true, true, false, false])!;

        Assert.Equal((1, 1, 1), (detector.RocAuc, detector.AveragePrecision, detector.PrecisionAtK));
    }

    [Fact]
    public void A_tie_at_the_cut_counts_its_expected_precision()
    {
        var detector = NoiseDetector.Judge("loss", [3, 2, 2, 2, 1], [true, true, false, false, false])!;

        Assert.Equal((1 + (1.0 / 3)) / 2, detector.PrecisionAtK, 12);
    }

    [Fact]
    public void Undefined_values_are_left_out()
    {
        var detector = NoiseDetector.Judge("aum", [2, double.NaN, 1, double.NaN], [true, true, false, false])!;

        Assert.Equal((1, 2), (detector.Positives, detector.N));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_class_alone_gives_no_detector(bool noisy) =>
        Assert.Null(NoiseDetector.Judge("aum", [1, 2], [noisy, noisy]));

    [Theory]
    [InlineData(ExampleMeasure.Aum, -1)]
    [InlineData(ExampleMeasure.Confidence, -1)]
    [InlineData(ExampleMeasure.Correctness, -1)]
    [InlineData(ExampleMeasure.Forgetting, 1)]
    [InlineData(ExampleMeasure.Variability, 1)]
    [InlineData(ExampleMeasure.Loss, 1)]
    public void Higher_is_more_suspicious(ExampleMeasure measure, double sign) =>
        Assert.Equal([sign * 2], NoiseDetector.Suspicion(measure, [2]));

    [Fact]
    public void A_long_curve_is_reduced_and_keeps_its_ends()
    {
        var values = Enumerable.Range(0, 5000).Select(i => (double)i).ToArray();

        var roc = NoiseDetector.Judge("loss", values, [.. values.Select(value => value % 3 == 0)])!.Roc;

        Assert.Equal(200, roc.Count);
        Assert.Equal((new(0, 0), new(1, 1)), (roc[0], roc[^1]));
    }

    private static void ForRandomCases(Action<double[], bool[], DetectorValue> check)
    {
        for (var seed = 0UL; seed < 60; seed++)
        {
            var random = new SeededRandom(seed);
            var values = Enumerable.Range(0, 2 + random.Next(40)).Select(_ => (double)random.Next(12)).ToArray();
            var noisy = values.Select((_, i) => i == 0 || (i > 1 && random.Next(3) == 0)).ToArray();
            check(values, noisy, NoiseDetector.Judge("m", values, noisy)!);
        }
    }
}
