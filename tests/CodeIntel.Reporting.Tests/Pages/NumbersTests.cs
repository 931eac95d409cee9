using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Tests.Pages;

public sealed class NumbersTests
{
    [Fact]
    public void Writes_what_is_unknown_as_a_dash()
    {
        Assert.Equal("–", Numbers.Score(null));
        Assert.Equal("–", Numbers.Score(double.NaN));
        Assert.Equal("–", Numbers.Share(0, 0));
        Assert.Equal("–", Numbers.Interval(double.NaN, 1));
        Assert.Equal("–", Numbers.Any(double.PositiveInfinity));
    }

    [Fact]
    public void Writes_numbers_with_fixed_separators_and_a_true_minus()
    {
        Assert.Equal("1,234,567", Numbers.Count(1_234_567));
        Assert.Equal("−0.125", Numbers.Score(-0.1251));
        Assert.Equal("0.000", Numbers.Score(-0.00001));
        Assert.Equal("12.5%", Numbers.Share(1, 8));
        Assert.Equal("25%", Numbers.Level(0.25));
        Assert.Equal("[0.100, 0.200]", Numbers.Interval(0.1, 0.2));
    }
}
