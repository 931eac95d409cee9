using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.Tests.Examples.Scoring;

public class TaskScorersTests
{
    [Fact]
    public void Every_task_has_a_scorer_whose_main_score_is_one_of_its_scores()
    {
        foreach (var task in Enum.GetValues<TaskKind>())
        {
            var scorer = TaskScorers.Of(KebabCase.Of(task));

            Assert.Contains(scorer.MainScore, scorer.Measures);
            var scores = scorer.Scores(new double[scorer.Addends]);
            Assert.Equal(scorer.Measures, scores.Select(score => score.Measure));
            Assert.All(scores, score => Assert.Equal((double.NaN, 0), (score.Value, score.N)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => TaskScorers.Of("chess"));
    }

    [Fact]
    public void Names_are_scored_by_summed_subtokens() => Assert.Equal(
        [
            ("precision", 0.6, 3), ("recall", 0.5, 3), ("f1", Math.Round(6 / 11.0, 12), 3),
            ("exact-match", Math.Round(1 / 3.0, 12), 3),
        ],
        Scores("method-name", ("get|name", "get|name"), ("set|name", "get|full|name"), ("run", "stop")));

    [Fact]
    public void A_composed_name_counts_as_whole_where_its_joined_subtokens_are_equal_but_is_no_exact_match()
    {
        var scores = Scores("method-name", ("setup", "set|up"));

        Assert.Equal(("f1", 1, 1), scores[2]);
        Assert.Equal(("exact-match", 0, 1), scores[3]);
    }

    [Fact]
    public void Misuse_is_scored_where_each_accuracy_is_defined() => Assert.Equal(
        [
            ("no-bug-accuracy", 0.5, 2), ("localization-accuracy", 0.5, 4), ("repair-accuracy", 0.75, 4),
            ("joint-accuracy", 0.25, 4), ("accuracy", Math.Round(2 / 6.0, 12), 6),
        ],
        Scores(
            "variable-misuse",
            ("0>9", "0"),
            ("4>1", "0"),
            ("17>9", "17>3,9"),
            ("17>4", "17>3,9"),
            ("16>3", "17>3,9"),
            ("0>3", "17>3,9")));

    [Fact]
    public void A_repair_of_a_prediction_without_target_is_wrong() => Assert.Equal(
        [("localization-accuracy", 1, 1), ("repair-accuracy", 0, 1), ("joint-accuracy", 0, 1), ("accuracy", 0, 1)],
        Scores("variable-misuse", ("17", "17>3")));

    [Theory]
    [InlineData("variable-misuse", "0>4", "0", true)]
    [InlineData("variable-misuse", "17>9", "17>3,9", true)]
    [InlineData("variable-misuse", "17>4", "17>3,9", false)]
    [InlineData("method-name", "get|name", "get|name", true)]
    [InlineData("code-to-text", "Gets it.", "Gets it", false)]
    [InlineData("code-search", "match", "match", true)]
    public void An_example_is_right_as_a_whole(string task, string predicted, string given, bool expected) =>
        Assert.Equal(expected, TaskScorers.Of(task).IsCorrect(predicted, given));

    [Fact]
    public void Summaries_are_scored_by_the_mean_over_sentences() => Assert.Equal(
        [("bleu4", Math.Round((1 + 0.33516002301781966) / 2, 12), 2)],
        Scores("code-to-text", ("a b c", "a b c"), ("gets the file name", "returns the name of the file")));

    [Fact]
    public void Pairs_are_scored_by_accuracy_and_the_f1_of_the_class_match() => Assert.Equal(
        [("accuracy", 0.5, 4), ("f1", 0.5, 4)],
        Scores(
            "code-search",
            ("match", "match"), ("match", "mismatch"), ("mismatch", "match"), ("mismatch", "mismatch")));

    [Fact]
    public void Without_a_match_f1_is_zero() =>
        Assert.Equal(("f1", 0, 1), Scores("code-search", ("mismatch", "mismatch"))[1]);

    private static (string, double, double)[] Scores(string task, params (string Predicted, string Given)[] examples)
    {
        var scorer = TaskScorers.Of(task);
        var sums = new double[scorer.Addends];
        foreach (var (predicted, given) in examples)
        {
            var addends = scorer.Count(predicted, given);
            sums = [.. sums.Zip(addends, (a, b) => a + b)];
        }

        return [.. scorer.Scores(sums).Where(score => score.N > 0)
            .Select(score => (score.Measure, Math.Round(score.Value, 12), score.N))];
    }
}
