using CodeIntel.CrossReference;

namespace CodeIntel.Tests.CrossReference;

public sealed class ConclusionTextTests
{
    [Theory]
    [InlineData(0.614, ".61")]
    [InlineData(-0.05, "-.05")]
    [InlineData(0, ".00")]
    [InlineData(-0.001, ".00")]
    [InlineData(1, "1.00")]
    [InlineData(0.999, "1.00")]
    [InlineData(-1, "-1.00")]
    [InlineData(10.5, "10.50")]
    public void Scores_have_two_decimals_and_no_leading_zero(double value, string text) =>
        Assert.Equal(text, ConclusionText.Score(value));

    [Theory]
    [InlineData(0.12, "12%")]
    [InlineData(0, "0%")]
    [InlineData(0.004, "0.4%")]
    [InlineData(1, "100%")]
    public void Shares_are_percentages(double share, string text) => Assert.Equal(text, ConclusionText.Percent(share));

    [Fact]
    public void An_interval_that_is_missing_is_said_to_be()
    {
        Assert.Equal("95% interval .10 to .30", ConclusionText.Interval(0.1, 0.3));
        Assert.Equal("no interval: fewer than two clusters", ConclusionText.Interval(double.NaN, double.NaN));
    }
}
