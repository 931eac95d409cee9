using CodeIntel.CrossReference;
using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.Tests.CrossReference;

public sealed class LeakAnalysisTests
{
    [Fact]
    public void Scores_leaked_and_clean_test_examples_apart()
    {
        var results = Results();

        Assert.Equal((0.9, 2), Score(results, LeakGroup.Leaked, "f1"));
        Assert.Equal((0.2, 4), Score(results, LeakGroup.Clean, "f1"));
        Assert.Equal((0.48, 6), Score(results, LeakGroup.All, "f1"));
        Assert.Equal((0.7, 6), Score(results, LeakGroup.Difference, "f1"));
        Assert.Equal((0.5, 2), Score(results, LeakGroup.Leaked, "exact-match"));
        Assert.Equal((2, 4), Score(results, LeakGroup.Clean, "loss"));
    }

    [Fact]
    public void A_duplicate_free_set_has_one_clean_example_per_cluster()
    {
        var results = Results();

        Assert.Equal((0.25, 3), Score(results, LeakGroup.DuplicateFree, "f1"));
        Assert.Equal((0.23, 6), Score(results, LeakGroup.Inflation, "f1"));
    }

    [Fact]
    public void A_duplicate_that_the_run_did_not_train_on_is_no_leak()
    {
        var results = Results(trainRows: [50]);

        Assert.DoesNotContain(results, result => result.Group is LeakGroup.Leaked or LeakGroup.Difference);
        Assert.Equal((0.48, 6), Score(results, LeakGroup.Clean, "f1"));
    }

    [Fact]
    public void A_difference_from_one_cluster_has_no_interval()
    {
        var difference = Results(trainRows: [1])
            .Single(result => result is { Group: LeakGroup.Difference, Measure: "f1" });

        Assert.Equal((1, double.NaN), (difference.Score.Clusters, difference.Score.Low));
    }

    [Fact]
    public void Intervals_hold_the_value()
    {
        var score = Results().Single(result => result is { Group: LeakGroup.Clean, Measure: "f1" }).Score;

        Assert.Equal(3, score.Clusters);
        Assert.InRange(score.Value, score.Low, score.High);
        Assert.True(score.Low < score.High);
    }

    [Fact]
    public void Twins_of_a_method_are_no_duplicates_of_each_other()
    {
        long[] rows = [11, 11, 12, 12, 13, 13];
        var scorer = new MisuseScorer();
        string[] given = ["0", "5>2", "0", "7>1,3", "0", "4>2"];
        string[] predicted = ["0", "5>2", "9>1", "7>3", "0", "4>1"];
        var analysis = new LeakAnalysis(
            DuplicationRelation.Near,
            new([ClusterIndexTests.Cluster(11, 12)], new Dictionary<long, UnitFacts>()),
            ([1], rows),
            scorer,
            [.. given.Select((label, i) => new TestOutcome(scorer.Count(predicted[i], label), 1))],
            [0, 0, 0, 0, 1, 1],
            1);

        LeakScore[] results = [.. analysis.Results([1, 1])];

        Assert.Equal((2 / 3.0, 3), Rounded(results, LeakGroup.All, "repair-accuracy"));
        Assert.Equal((4 / 6.0, 6), Rounded(results, LeakGroup.All, "accuracy"));
        Assert.Equal((3 / 4.0, 4), Rounded(results, LeakGroup.DuplicateFree, "accuracy"));
        Assert.Equal((0.5, 2), Rounded(results, LeakGroup.DuplicateFree, "joint-accuracy"));

        static (double, long) Rounded(LeakScore[] results, LeakGroup group, string measure)
        {
            var score = results.Single(result => result.Group == group && result.Measure == measure).Score;
            return (score.Value, score.N);
        }
    }

    private static (double Value, long N) Score(LeakScore[] results, LeakGroup group, string measure)
    {
        var score = results.Single(result => result.Group == group && result.Measure == measure).Score;
        return (Math.Round(score.Value, 10), score.N);
    }

    /// <summary>
    /// Test rows 11 and 12 have copies in train (1, 2); 13 and 14 are copies of each other; 15 and 16 are alone.
    /// </summary>
    private static LeakScore[] Results(long[]? trainRows = null)
    {
        long[] rows = [11, 12, 13, 14, 15, 16];
        ClusterIndex index = new(
            [ClusterIndexTests.Cluster(1, 11), ClusterIndexTests.Cluster(2, 12), ClusterIndexTests.Cluster(13, 14)],
            new Dictionary<long, UnitFacts>()
        );
        TestOutcome[] outcomes =
        [
            new([5, 0, 0, 1, 1], 0),
            new([4, 1, 1, 0, 1], 1),
            new([1, 3, 3, 0, 1], 1),
            new([0, 3, 3, 0, 1], 2),
            new([2, 2, 2, 0, 1], 3),
            new([0, 4, 4, 0, 1], double.NaN),
        ];
        var analysis = new LeakAnalysis(
            DuplicationRelation.Near,
            index,
            (trainRows ?? [1, 2, 3], rows),
            new NameScorer(),
            outcomes,
            [0, 1, 2, 2, 3, 4],
            300
        );
        var resample = 0;
        foreach (var weights in new ClusterBootstrap(5, 300, "test", 1).Draw())
        {
            analysis.Resample(weights, resample++);
        }

        return [.. analysis.Results([1, 1, 1, 1, 1])];
    }
}
