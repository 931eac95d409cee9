using CodeIntel.CrossReference;
using CodeIntel.Examples;

namespace CodeIntel.Tests.CrossReference;

public sealed class ClusterBootstrapTests
{
    [Fact]
    public void Each_resample_draws_as_many_clusters_as_there_are()
    {
        var resamples = new ClusterBootstrap(37, 200, "test", 1).Draw().Select(weights => weights.ToArray()).ToArray();

        Assert.Equal(200, resamples.Length);
        Assert.All(resamples, weights => Assert.Equal(37, weights.Sum()));
        Assert.InRange(resamples.Average(weights => weights.Count(weight => weight == 0)) / 37, 0.33, 0.40);
    }

    [Fact]
    public void Resamples_that_are_too_many_to_keep_are_drawn_again_alike()
    {
        var bootstrap = new ClusterBootstrap((1 << 24) + 1, 1, "test", 1);

        Assert.Equal(bootstrap.Draw().Single().Take(1000), bootstrap.Draw().Single().Take(1000));
    }

    [Fact]
    public void The_seed_decides_the_resamples()
    {
        static int[] First(string purpose, long seed) =>
            [.. new ClusterBootstrap(50, 1, purpose, seed).Draw().Single()];

        Assert.Equal(First("a", 1), First("a", 1));
        Assert.NotEqual(First("a", 1), First("a", 2));
        Assert.NotEqual(First("a", 1), First("b", 1));
    }

    [Fact]
    public void The_interval_of_a_clustered_mean_covers_it_as_often_as_it_says()
    {
        var covered = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var (clusters, values) = Clustered(SeededRandom.For("trial", (ulong)trial));
            var sums = new BucketSums(clusters, values, [.. clusters.Select(_ => 0)]);
            var estimate = Bootstrap(sums, 60, trial);
            covered += estimate.Low <= 3 && 3 <= estimate.High ? 1 : 0;
        }

        Assert.InRange(covered / 300.0, 0.89, 0.985);
    }

    [Fact]
    public void Copies_within_a_cluster_do_not_narrow_the_interval()
    {
        var (clusters, values) = Clustered(SeededRandom.For("trial", 1));
        int[] twice = [.. clusters, .. clusters];

        var once = Bootstrap(new(clusters, values, [.. clusters.Select(_ => 0)]), 60, 1);
        var doubled = Bootstrap(new(twice, [.. values, .. values], [.. twice.Select(_ => 0)]), 60, 1);

        Assert.Equal(once.Low, doubled.Low, 10);
        Assert.Equal(once.High, doubled.High, 10);
    }

    [Fact]
    public void One_cluster_gives_no_interval()
    {
        var estimate = ClusterBootstrap.Estimate(5, [5, 5, 5], 9, 1);

        Assert.Equal(new(5, double.NaN, double.NaN, 9, 1), estimate);
    }

    [Fact]
    public void Undefined_resamples_are_left_out()
    {
        var estimate = ClusterBootstrap.Estimate(1, [double.NaN, 0, 2, double.NaN, 1], 3, 3);

        Assert.Equal((0.05, 1.95), (estimate.Low, estimate.High));
    }

    private static Estimate Bootstrap(BucketSums sums, int clusters, int seed)
    {
        var bootstrap = new ClusterBootstrap(clusters, 400, "test", seed);
        var means = new double[FactorBucket.Count];
        var resampled = bootstrap.Draw().Select(weights =>
        {
            sums.Means(weights, means);
            return means[0];
        }).ToArray();
        sums.Means([.. Enumerable.Repeat(1, clusters)], means);
        return ClusterBootstrap.Estimate(means[0], resampled, sums.N(0), sums.Clusters(0));
    }

    /// <summary>60 clusters of 1 to 4 examples that share an effect; the mean of all is 3.</summary>
    private static (int[] Clusters, double[] Values) Clustered(SeededRandom random)
    {
        var clusters = new List<int>();
        var values = new List<double>();
        for (var cluster = 0; cluster < 60; cluster++)
        {
            var effect = 2 * (random.NextDouble() - 0.5);
            for (var i = random.Next(4); i >= 0; i--)
            {
                clusters.Add(cluster);
                values.Add(3 + effect + (random.NextDouble() - 0.5));
            }
        }

        return ([.. clusters], [.. values]);
    }
}
