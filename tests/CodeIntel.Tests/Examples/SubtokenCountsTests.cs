using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public sealed class SubtokenCountsTests
{
    [Theory]
    [InlineData("get|name", "get|name", 2, 0, 0)]
    [InlineData("name|get", "get|name", 2, 0, 0)]
    [InlineData("get|file", "get|name", 1, 1, 1)]
    [InlineData("get", "get|full|name", 1, 0, 2)]
    [InlineData("set|up", "setup", 1, 0, 0)]
    [InlineData("setup", "set|up", 2, 0, 0)]
    [InlineData("to|to|string", "to|string", 3, 0, 0)]
    [InlineData("a|a|b", "a|c|c", 2, 1, 2)]
    [InlineData("", "run", 0, 0, 1)]
    public void Counts_subtokens_as_published(string predicted, string given, int tp, int fp, int fn) =>
        Assert.Equal(
            new SubtokenCounts(tp, fp, fn), SubtokenCounts.Of(Subtokens.Split(predicted), Subtokens.Split(given)));

    [Fact]
    public void Scores_come_from_the_summed_counts()
    {
        var sum = new SubtokenCounts(3, 1, 0) + new SubtokenCounts(0, 2, 3);

        Assert.Equal(0.5, sum.Precision);
        Assert.Equal(0.5, sum.Recall);
        Assert.Equal(0.5, sum.F1);
        Assert.Equal(0, default(SubtokenCounts).F1);
    }

    [Fact]
    public void F1_is_the_harmonic_mean_of_precision_and_recall()
    {
        var counts = new SubtokenCounts(7, 2, 5);

        Assert.Equal(2 * counts.Precision * counts.Recall / (counts.Precision + counts.Recall), counts.F1, 12);
    }
}
