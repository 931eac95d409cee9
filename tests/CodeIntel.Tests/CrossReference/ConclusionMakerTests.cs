using CodeIntel.CrossReference;
using CodeIntel.Examples;

namespace CodeIntel.Tests.CrossReference;

public sealed class ConclusionMakerTests
{
    private static readonly RunKey _clean = new("method-name", "code2vec", null, 0, 1);

    [Fact]
    public void Leaks_are_told_in_one_sentence()
    {
        var conclusion = Single(
            ConclusionKind.LeakInflation,
            Clean(
                Leak(LeakGroup.All, 0.23, 100),
                Leak(LeakGroup.Leaked, 0.61, 12),
                Leak(LeakGroup.Clean, 0.18, 88),
                Leak(LeakGroup.Difference, 0.43, 100, 0.3, 0.55)));

        Assert.Equal(
            "12% of test examples (12 of 100) have a near duplicate in train; F1 on them is .61 against .18 "
            + "on the others (difference .43, 95% interval .30 to .55).",
            conclusion.Text);
        Assert.Equal(0.12, conclusion.Numbers["share"]);
        Assert.Equal(0.43, conclusion.Numbers["difference"]);
    }

    [Fact]
    public void Where_there_are_several_models_each_sentence_names_its_own()
    {
        LeakScore[] leaks = [Leak(LeakGroup.All, 0.2, 100), Leak(LeakGroup.DuplicateFree, 0.1, 80)];
        var one = Clean(leaks);
        var other = Run(_clean with { Model = "code2seq" });
        other = other with { Reference = other.Reference with { Leaks = leaks } };

        var texts = ConclusionMaker.Make([one, other]).Select(conclusion => conclusion.Text).ToArray();

        Assert.NotEmpty(texts);
        Assert.All(texts[..(texts.Length / 2)], text => Assert.StartsWith("method-name, code2vec: ", text));
        Assert.All(texts[(texts.Length / 2)..], text => Assert.StartsWith("method-name, code2seq: ", text));
        Assert.DoesNotContain(
            ConclusionMaker.Make([one]),
            conclusion => conclusion.Text.StartsWith("method-name", StringComparison.Ordinal));
    }

    [Fact]
    public void That_nothing_leaks_is_a_conclusion_too()
    {
        var conclusion = Single(
            ConclusionKind.LeakInflation, Clean(Leak(LeakGroup.All, 0.2, 1950), Leak(LeakGroup.Clean, 0.2, 1950)));

        Assert.Equal("No test example (n 1,950) has a near duplicate in train.", conclusion.Text);
        Assert.Equal(0, conclusion.Numbers["share"]);
    }

    [Fact]
    public void All_test_examples_may_be_leaked() =>
        Assert.Equal(
            "100% of test examples (9 of 9) have a near duplicate in train; F1 on them is .80.",
            Single(
                ConclusionKind.LeakInflation, Clean(Leak(LeakGroup.All, 0.8, 9), Leak(LeakGroup.Leaked, 0.8, 9))).Text);

    [Fact]
    public void The_duplicate_free_score_is_told_where_it_differs()
    {
        var inflated = Clean(
            Leak(LeakGroup.All, 0.23, 100),
            Leak(LeakGroup.DuplicateFree, 0.17, 80),
            Leak(LeakGroup.Inflation, 0.06, 100, 0.02, 0.1));
        var same = Clean(
            Leak(LeakGroup.All, 0.2, 50), Leak(LeakGroup.DuplicateFree, 0.2, 50), Leak(LeakGroup.Inflation, 0, 50));

        Assert.Contains(
            "(n 80) F1 would be .17 instead of .23",
            Single(ConclusionKind.DuplicateFreeScore, inflated).Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain(ConclusionMaker.Make([same]), c => c.Kind == ConclusionKind.DuplicateFreeScore);
    }

    [Theory]
    [InlineData("confidence", 0.21, 0.15, 0.27, "fitted better")]
    [InlineData("confidence", -0.21, -0.27, -0.15, "fitted worse")]
    [InlineData("forgetting", -0.21, -0.27, -0.15, "fitted better")]
    [InlineData("aum", 0.02, -0.05, 0.09, "No clear effect")]
    [InlineData("aum", 0.3, double.NaN, double.NaN, "No clear effect")]
    public void The_direction_of_a_duplication_effect_is_named(
        string measure, double rho, double low, double high, string expected)
    {
        var run = Clean();
        run = run with
        {
            Reference = run.Reference with
            {
                Correlations =
                    [new(measure, DuplicationRelation.Near, DuplicationScope.All, new(rho, low, high, 1950, 1700))],
            },
        };

        var conclusion = Single(ConclusionKind.DuplicationEffect, run);

        Assert.Contains(expected, conclusion.Text, StringComparison.Ordinal);
        Assert.Equal(expected == "fitted better", conclusion.Text.Contains("leave-one-out", StringComparison.Ordinal));
        Assert.Equal((measure, rho), (conclusion.Subject, conclusion.Numbers["rho"]));
    }

    [Fact]
    public void The_gap_between_train_and_test_is_of_the_last_epoch()
    {
        var run = With(Clean(), new(Split.Train, 1, "f1", 0.1, 900), new(Split.Train, 20, "f1", 0.98, 900),
            new(Split.Test, 20, "f1", 0.21, 100));

        Assert.Equal(
            "After 20 epochs on clean data F1 is .98 on the training split (n 900) and .21 on the test split "
            + "(n 100): a gap of .77.",
            Single(ConclusionKind.GeneralizationGap, run).Text);
    }

    [Fact]
    public void Shuffled_labels_are_judged_at_the_highest_level()
    {
        static RunFindings Shuffled(double level, double f1) => With(
            Run(_clean with { Noise = NoiseKind.LabelShuffle, Level = level }),
            new(Split.Train, 20, "f1", f1, 900),
            new(Split.Train, 20, "f1-noisy", f1, 900),
            new(Split.Test, 20, "f1", 0.02, 100));

        var memorized = Single(ConclusionKind.MemorizesShuffledLabels, Clean(), Shuffled(1, 0.93), Shuffled(0.5, 0.1));
        var unlearnt = Single(ConclusionKind.MemorizesShuffledLabels, Clean(), Shuffled(1, 0.2));

        Assert.Contains("With 100% of the training names shuffled", memorized.Text, StringComparison.Ordinal);
        Assert.Contains("the model memorizes random labels", memorized.Text, StringComparison.Ordinal);
        Assert.Contains("does not memorize", unlearnt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trend_of_the_gini_goes_from_clean_to_the_highest_level()
    {
        var noisy = With(
            Run(_clean with { Noise = NoiseKind.LabelShuffle, Level = 1 }),
            new EpochValue(Split.Train, 20, "gini-loss", 0.35, 900));

        var conclusion = Single(
            ConclusionKind.GiniTrend, With(Clean(), new EpochValue(Split.Train, 20, "gini-loss", 0.61, 900)), noisy);

        Assert.Contains(
            "falls from .61 on clean data to .35 at 100% label-shuffle", conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_detector_is_judged_at_the_lowest_level()
    {
        static RunFindings Detected(double level, params DetectorValue[] detectors)
        {
            var run = Run(_clean with { Noise = NoiseKind.StatementDeletion, Level = level });
            return run with { Measures = run.Measures with { Detectors = detectors } };
        }

        var conclusion = Single(
            ConclusionKind.DetectorQuality,
            Clean(),
            Detected(0.75, Detector("loss", 0.99)),
            Detected(0.25, Detector("loss", 0.7), Detector("aum", 0.91), Detector("forgetting", 0.6)));

        Assert.Equal(
            ("aum", 0.91, 0.25),
            (conclusion.Subject, conclusion.Numbers["roc-auc"], conclusion.Numbers["level"]));
        Assert.Contains("base rate of .25", conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_another_seed_are_not_mixed_in()
    {
        var other = With(
            Run(_clean with { Noise = NoiseKind.LabelShuffle, Level = 1, Seed = 2 }),
            new EpochValue(Split.Train, 20, "gini-loss", 0.3, 9));

        var clean = With(Clean(), new EpochValue(Split.Train, 20, "gini-loss", 0.6, 9));
        Assert.Empty(ConclusionMaker.Make([clean, other]));
    }

    private static Conclusion Single(ConclusionKind kind, params RunFindings[] runs) =>
        Assert.Single(ConclusionMaker.Make(runs), conclusion => conclusion.Kind == kind);

    private static LeakScore Leak(LeakGroup group, double f1, long n, double low = 0, double high = 1) =>
        new(DuplicationRelation.Near, group, "f1", new(f1, low, high, n, (int)n));

    private static DetectorValue Detector(string measure, double auc) => new()
    {
        Measure = measure,
        RocAuc = auc,
        AveragePrecision = 0.8,
        PrecisionAtK = 0.7,
        Positives = 25,
        N = 100,
        Roc = [],
    };

    private static RunFindings Clean(params LeakScore[] leaks)
    {
        var run = Run(_clean);
        return run with { Reference = run.Reference with { Leaks = leaks } };
    }

    private static RunFindings With(RunFindings run, params EpochValue[] epochs) =>
        run with { Measures = run.Measures with { Epochs = epochs } };

    private static RunFindings Run(RunKey key) => new(
        new() { Run = key, Epochs = [], Values = [], Examples = [], ScoreCurves = [], Detectors = [] },
        new() { Run = key, Resamples = 1000, Seed = 1, Buckets = [], Correlations = [], Regressions = [], Leaks = [] });
}
