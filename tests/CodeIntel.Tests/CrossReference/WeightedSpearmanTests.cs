using CodeIntel.CrossReference;
using CodeIntel.Examples;

namespace CodeIntel.Tests.CrossReference;

public sealed class WeightedSpearmanTests
{
    [Fact]
    public void Equals_the_correlation_of_average_ranks_of_the_drawn_examples()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            var random = new SeededRandom(seed);
            var n = 3 + random.Next(40);
            var clusters = Enumerable.Range(0, n).Select(i => i < 3 ? i : random.Next(3 + (n / 2))).ToArray();
            var values = clusters.Select(_ => random.Next(9) == 0 ? double.PositiveInfinity : random.Next(7)).ToArray();
            var factors = clusters.Select(_ => 1 << random.Next(4)).ToArray();
            var weights = Enumerable.Range(0, clusters.Max() + 1).Select(_ => random.Next(4)).ToArray();

            var drawn = Enumerable.Range(0, n).SelectMany(i => Enumerable.Repeat(i, weights[clusters[i]])).ToArray();
            var expected = Pearson(
                Ranks([.. drawn.Select(i => values[i])]), Ranks([.. drawn.Select(i => Math.Log2(factors[i]))]));

            Assert.Equal(expected, new WeightedSpearman(clusters, values, factors).Rho(weights), 9);
        }
    }

    [Fact]
    public void Is_one_for_any_increasing_relation()
    {
        var spearman = new WeightedSpearman([0, 1, 2, 3], [1, 10, 11, double.PositiveInfinity], [1, 2, 3, 50]);

        Assert.Equal(1, spearman.Rho([1, 1, 1, 1]), 12);
        Assert.Equal(1, spearman.Rho([2, 0, 3, 1]), 12);
    }

    [Fact]
    public void Is_undefined_where_a_side_is_constant()
    {
        Assert.False(new WeightedSpearman([0, 1], [1, 2], [4, 4]).IsDefined);
        Assert.Equal(double.NaN, new WeightedSpearman([0, 1], [2, 2], [1, 4]).Rho([1, 1]));
        Assert.Equal(double.NaN, new WeightedSpearman([0, 1], [1, 2], [1, 4]).Rho([0, 2]));
        Assert.Equal(double.NaN, new WeightedSpearman([0, 1], [1, 2], [1, 4]).Rho([0, 0]));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(value =>
            values.Count(other => other < value) + ((values.Count(other => other.Equals(value)) + 1) / 2.0))];

    private static double Pearson(double[] a, double[] b)
    {
        if (a.Distinct().Count() < 2 || b.Distinct().Count() < 2)
        {
            return double.NaN;
        }

        double Covariance(double[] x, double[] y) => x.Zip(y, (p, q) => (p - x.Average()) * (q - y.Average())).Sum();
        return Covariance(a, b) / Math.Sqrt(Covariance(a, a) * Covariance(b, b));
    }
}
