using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Tests.Figures;

public sealed class RangesTests
{
    [Theory]
    [InlineData(0.98, 1)]
    [InlineData(1.0, 1)]
    [InlineData(0.31, 0.4)]
    [InlineData(8100, 10_000)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    public void End_at_a_round_number(double value, double top) => Assert.Equal(top, Ranges.Top([value]), 9);

    [Fact]
    public void Include_the_intervals()
    {
        var (min, max) = Ranges.Around([new Datum(0, 5, 4, 9), new Datum(1, 6, double.NaN, double.NaN)]);

        Assert.InRange(min, 3, 4);
        Assert.InRange(max, 9, 10);
    }

    [Fact]
    public void Start_at_zero_where_that_is_near() =>
        Assert.Equal(0, Ranges.Around([new Datum(0, 1), new Datum(1, 10)]).Min);
}
