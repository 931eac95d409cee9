using CodeIntel.Measures;

namespace CodeIntel.Tests.Measures;

public sealed class SeedIntervalTests
{
    [Fact]
    public void Is_the_t_interval_of_the_mean()
    {
        // s = 1, t(0.975, 2) = 4.302653: half = 4.302653 / sqrt(3)
        var interval = SeedInterval.Of([1, 2, 3]);

        Assert.Equal(2, interval.Value);
        Assert.Equal(2 - 2.484138, interval.Low, 5);
        Assert.Equal(2 + 2.484138, interval.High, 5);
        Assert.Equal(3, interval.N);
    }

    [Fact]
    public void One_run_has_no_interval()
    {
        var interval = SeedInterval.Of([0.5, double.NaN]);

        Assert.Equal((0.5, 1L), (interval.Value, interval.N));
        Assert.True(double.IsNaN(interval.Low) && double.IsNaN(interval.High));
    }

    [Fact]
    public void No_run_has_no_value() => Assert.True(double.IsNaN(SeedInterval.Of([]).Value));
}
