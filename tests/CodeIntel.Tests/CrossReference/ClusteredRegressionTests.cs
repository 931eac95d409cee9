using CodeIntel.CrossReference;
using CodeIntel.Examples;
using MathNet.Numerics.LinearAlgebra;

namespace CodeIntel.Tests.CrossReference;

public sealed class ClusteredRegressionTests
{
    [Fact]
    public void Recovers_a_planted_coefficient()
    {
        var data = new Planted(1, noise: 0);

        var fit = data.Fit()!;

        Assert.Equal(0.7, fit.Slope, 9);
        Assert.Equal(0, fit.StandardError, 9);
        Assert.Empty(fit.Dropped);
    }

    [Fact]
    public void Equals_least_squares_with_dummies_and_the_sandwich()
    {
        var data = new Planted(2, noise: 1);

        var fit = data.Fit()!;

        var (slope, error) = data.Sandwich();
        Assert.Equal(slope, fit.Slope, 9);
        Assert.Equal(error, fit.StandardError, 9);
    }

    [Fact]
    public void The_interval_covers_the_truth_as_often_as_it_says()
    {
        var covered = Enumerable.Range(0, 200).Count(seed =>
        {
            var fit = new Planted((ulong)seed, noise: 2).Fit()!;
            return fit.Low <= 0.7 && 0.7 <= fit.High;
        });

        Assert.InRange(covered / 200.0, 0.89, 0.99);
    }

    [Fact]
    public void A_control_that_others_determine_is_dropped()
    {
        var data = new Planted(3, noise: 1);

        var fit = ClusteredRegression.Fit(
            data.Y,
            data.X,
            [("a", data.A), ("twice", [.. data.A.Select(a => (2 * a) + 1)]), ("zero", new double[data.A.Length])],
            data.Groups,
            data.Clusters)!;

        Assert.Equal(["twice", "zero"], fit.Dropped);
        Assert.Equal(data.Fit()!.Slope, fit.Slope, 9);
    }

    [Fact]
    public void A_regressor_that_controls_determine_has_no_coefficient()
    {
        var data = new Planted(4, noise: 1);

        Assert.Null(ClusteredRegression.Fit(data.Y, data.A, [("a", data.A)], data.Groups, data.Clusters));
        double[] perGroup = [.. data.Groups.Select(g => (double)g)];
        Assert.Null(ClusteredRegression.Fit(data.Y, perGroup, [], data.Groups, data.Clusters));
        Assert.Null(ClusteredRegression.Fit([1, 2], [0, 1], [], [1, 1], [0, 0]));
    }

    /// <summary>y = 0.7 x + 2 a + effect of the group + noise that a cluster shares.</summary>
    private sealed class Planted
    {
        public Planted(ulong seed, double noise)
        {
            var random = SeededRandom.For("planted", seed);
            const int N = 240;
            Clusters = [.. Enumerable.Range(0, N).Select(i => i / 3)];
            Groups = [.. Enumerable.Range(0, N).Select(i => (long)(i % 5) * 100)];
            X = [.. Clusters.Select(_ => (double)random.Next(5))];
            A = [.. X.Select(x => (random.NextDouble() * 3) + (0.4 * x))];
            var shared = Clusters.Distinct().Select(_ => random.NextDouble() - 0.5).ToArray();
            Y = [.. Enumerable.Range(0, N).Select(i =>
                (0.7 * X[i]) + (2 * A[i]) + (Groups[i] * 0.05)
                + (noise * (shared[Clusters[i]] + random.NextDouble() - 0.5)))];
        }

        public double[] Y { get; }

        public double[] X { get; }

        public double[] A { get; }

        public long[] Groups { get; }

        public int[] Clusters { get; }

        public RegressionFit? Fit() => ClusteredRegression.Fit(Y, X, [("a", A)], Groups, Clusters);

        public (double Slope, double Error) Sandwich()
        {
            var dummies = Groups.Distinct().Order().ToArray();
            var x = Matrix<double>.Build.Dense(Y.Length, 2 + dummies.Length, (i, j) =>
                j == 0 ? X[i] : j == 1 ? A[i] : Groups[i] == dummies[j - 2] ? 1 : 0);
            var y = Vector<double>.Build.Dense(Y);
            var b = x.QR().Solve(y);
            var u = y - (x * b);
            var bread = (x.Transpose() * x).Inverse();
            var meat = Matrix<double>.Build.Dense(x.ColumnCount, x.ColumnCount);
            foreach (var cluster in Enumerable.Range(0, Y.Length).GroupBy(i => Clusters[i]))
            {
                var score = cluster.Aggregate(
                    Vector<double>.Build.Dense(x.ColumnCount), (sum, i) => sum + (x.Row(i) * u[i]));
                meat += score.OuterProduct(score);
            }

            double g = Clusters.Distinct().Count();
            var factor = g / (g - 1) * (Y.Length - 1.0) / (Y.Length - x.ColumnCount);
            return (b[0], Math.Sqrt((factor * bread * meat * bread)[0, 0]));
        }
    }
}
