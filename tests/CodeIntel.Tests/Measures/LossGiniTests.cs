using CodeIntel.Examples;
using CodeIntel.Measures;

namespace CodeIntel.Tests.Measures;

public sealed class LossGiniTests
{
    [Fact]
    public void Equals_the_double_sum()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var losses = Losses(seed);
            double differences = losses.Sum(a => losses.Sum(b => Math.Abs((double)a - b)));
            var expected = differences / (2.0 * losses.Length * losses.Length * losses.Average(loss => (double)loss));

            Assert.Equal(expected, LossGini.Of(losses).Gini, 10);
        }
    }

    [Fact]
    public void Does_not_change_with_the_scale()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var losses = Losses(seed);

            Assert.Equal(LossGini.Of(losses).Gini, LossGini.Of([.. losses.Select(loss => 8 * loss)]).Gini, 12);
        }
    }

    [Fact]
    public void Lies_between_zero_and_one()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            Assert.InRange(LossGini.Of(Losses(seed)).Gini, 0, 1);
        }

        Assert.Equal(0, LossGini.Of([0.1f, 0.1f, 0.1f]).Gini, 12);
        Assert.Equal(0.75, LossGini.Of([0, 0, 0, 3]).Gini, 12);
    }

    [Fact]
    public void Is_zero_when_all_losses_are_zero() => Assert.Equal((0, 3), LossGini.Of([0, 0, 0]));

    [Fact]
    public void Leaves_out_losses_that_are_not_finite() =>
        Assert.Equal(LossGini.Of([1, 2, 4]), LossGini.Of([1, float.NaN, 2, 4, float.PositiveInfinity]));

    private static float[] Losses(ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, 1 + random.Next(60)).Select(_ => (float)Math.Pow(random.NextDouble(), 3) * 9)];
    }
}
