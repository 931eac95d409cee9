using CodeIntel.CrossReference.Trends;
using CodeIntel.Examples;

namespace CodeIntel.Tests.CrossReference.Trends;

public sealed class PublishedTrendsTests
{
    /// <summary>Counted by hand in the published table.</summary>
    [Theory]
    [InlineData(
        ConclusionKind.ShuffledLabelFit,
        "12 of 14 published curves; not code-to-text codebert ruby, method-name code2vec java-small.")]
    [InlineData(
        ConclusionKind.GiniUnderLabelNoise,
        "10 of 14 published curves; not code-search codebert ruby, method-name code2vec java-med, "
        + "method-name code2vec java-small, method-name code2vec java-top10.")]
    [InlineData(
        ConclusionKind.GiniUnderShortcuts,
        "9 of 11 published curves; not method-name code2seq java-small, method-name code2vec java-top10.")]
    [InlineData(ConclusionKind.StatementDeletionEffect, "4 of 4 published curves.")]
    [InlineData(
        ConclusionKind.CsrUnderLabelNoise,
        "4 of 6 published curves; not method-name code2seq java-med, method-name code2seq java-small.")]
    public void The_published_side_is_counted_in_the_curves(ConclusionKind kind, string expected) =>
        Assert.Equal(expected, Trend(kind).Published);

    [Fact]
    public void In_the_published_curves_memorization_comes_late_for_models_of_names() => Assert.EndsWith(
        "8 of 14 published curves; not code-search codebert ruby, code-to-text codebert ruby, variable-misuse ggnn "
        + "Py150 localization, variable-misuse ggnn Py150 repair, variable-misuse great Py150 repair, variable-misuse "
        + "transformer Py150 repair.",
        Trend(ConclusionKind.LateMemorization).Published,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("code2vec", 0.93, true)]
    [InlineData("code2vec", 0.87, false)]
    [InlineData("code2seq", 0.93, false)]
    [InlineData("code2seq", 0.2, true)]
    public void Fit_is_judged_by_model(string model, double shuffled, bool holds)
    {
        var conclusion = Single(
            ConclusionKind.ShuffledLabelFit,
            Run(model, 0, 1, new EpochValue(Split.Train, 1, "f1", 0.1, 900), new(Split.Train, 9, "f1", 0.98, 900)),
            Run(model, 1, 1, new EpochValue(Split.Train, 9, "f1", shuffled, 900)));

        Assert.Equal(holds ? 1 : 0, conclusion.Numbers["holds"]);
        Assert.Equal((0.98, shuffled), (conclusion.Numbers["level-0"], conclusion.Numbers["level-100"]));
        Assert.Equal((900, 1), (conclusion.Numbers["n"], conclusion.Numbers["seeds"]));
    }

    [Fact]
    public void A_case_is_told_in_one_sentence_with_the_published_values()
    {
        var conclusion = Single(
            ConclusionKind.ShuffledLabelFit,
            Run("code2vec", 0, 1, new EpochValue(Split.Train, 9, "f1", 0.98, 1200)),
            Run("code2vec", 0, 2, new EpochValue(Split.Train, 9, "f1", 0.96, 1200)),
            Run("code2vec", 1, 1, new EpochValue(Split.Train, 9, "f1", 0.91, 1200)),
            Run("code2vec", 1, 2, new EpochValue(Split.Train, 9, "f1", 0.93, 1200)));

        Assert.Equal(
            "Holds for method-name, code2vec, label-shuffle: F1 on train is .97, .92 at 0%, 100% (n 1,200, mean of 2 "
            + "seeds). Published: .91 to .84 on java-med, .95 to .83 on java-small, 1.00 to .99 on java-top10; "
            + "2 of 3 meet the criterion.",
            conclusion.Text);
        Assert.Equal(0.9524, conclusion.Numbers["java-small-level-0"]);
        Assert.Equal((2, 3), (conclusion.Numbers["published-agreeing"], conclusion.Numbers["published"]));
    }

    [Theory]
    [InlineData(0.6, 0.5, 0.4, true)]
    [InlineData(0.6, 0.3, 0.4, false)]
    public void Gini_falls_only_where_it_falls_at_each_level(double clean, double half, double all, bool holds)
    {
        var conclusion = Single(
            ConclusionKind.GiniUnderLabelNoise,
            Run("code2vec", 0, 1, new EpochValue(Split.Train, 9, "gini-loss", clean, 9)),
            Run("code2vec", 0.5, 1, new EpochValue(Split.Train, 9, "gini-loss", half, 9)),
            Run("code2vec", 1, 1, new EpochValue(Split.Train, 9, "gini-loss", all, 9)));

        Assert.Equal(holds ? 1 : 0, conclusion.Numbers["holds"]);
    }

    [Fact]
    public void Runs_that_are_missing_are_named_and_nothing_is_judged()
    {
        var conclusion = Single(
            ConclusionKind.CsrUnderLabelNoise, Run("code2vec", 0, 1, new EpochValue(Split.Test, 9, "csr", 0.3, 9)));

        Assert.Equal(
            "Cannot be judged: method-name, code2seq, label-shuffle has no critical sample ratio at 0% and 100%; "
            + "method-name, code2vec, label-shuffle has no critical sample ratio at 100%.",
            conclusion.Text);
        Assert.Equal(2, conclusion.Numbers["missing"]);
        Assert.DoesNotContain("holds", conclusion.Numbers.Keys);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(1, false)]
    public void Memorization_is_late_where_shuffled_examples_come_halfway_after_the_others(int epoch, bool holds)
    {
        var noisy = Enumerable.Range(1, 6).Select(e => new EpochValue(
            Split.Train, e, "f1-noisy", e >= epoch ? 0.8 : 0.1, 40));
        var clean = Enumerable.Range(1, 6).Select(e => new EpochValue(
            Split.Train, e, "f1-clean", e >= 2 ? 0.9 : 0.2, 60));

        var conclusion = Single(
            ConclusionKind.LateMemorization,
            Run("code2vec", 0.25, 1),
            Run("code2vec", 0.5, 1, [.. noisy, .. clean]),
            Run("code2vec", 1, 1));

        Assert.Equal(holds ? 1 : 0, conclusion.Numbers["holds"]);
        Assert.Equal(
            (0.5, epoch, 2, 40, 60),
            (conclusion.Numbers["level"], conclusion.Numbers["noisy-epoch"], conclusion.Numbers["clean-epoch"],
                conclusion.Numbers["n-noisy"], conclusion.Numbers["n-clean"]));
        Assert.Equal((3, 3), (conclusion.Numbers["published-agreeing"], conclusion.Numbers["published"]));
    }

    [Fact]
    public void Leakage_is_judged_against_the_clean_run_and_other_kinds_are_not_mixed_in()
    {
        var leaked = Run("code2vec", 1, 1, new EpochValue(Split.Train, 9, "gini-loss", 0.7, 9));
        leaked = leaked with { Run = leaked.Run with { Noise = NoiseKind.MethodLeakage } };

        var conclusion = Single(
            ConclusionKind.GiniUnderShortcuts,
            Run("code2vec", 0, 1, new EpochValue(Split.Train, 9, "gini-loss", 0.6, 9)),
            Run("code2vec", 1, 1, new EpochValue(Split.Train, 9, "gini-loss", 0.1, 9)),
            leaked);

        Assert.Equal((1, 0.7), (conclusion.Numbers["holds"], conclusion.Numbers["level-100"]));
    }

    private static IPublishedTrend Trend(ConclusionKind kind) =>
        PublishedTrends.All.Single(trend => trend.Kind == kind);

    /// <summary>The first conclusion: what can be judged comes before what cannot.</summary>
    private static Conclusion Single(ConclusionKind kind, params RunMeasures[] runs) => Trend(kind).Judge(runs).First();

    private static RunMeasures Run(string model, double level, long seed, params EpochValue[] epochs) => new()
    {
        Run = new("method-name", model, level == 0 ? null : NoiseKind.LabelShuffle, level, seed),
        Epochs = epochs,
        Values = [],
        Examples = [],
        ScoreCurves = [],
        Detectors = [],
    };
}
