using CodeIntel.CrossReference;

namespace CodeIntel.Tests.CrossReference;

public sealed class BucketSumsTests
{
    private static readonly int[] _clusters = [0, 1, 2, 2, 3, 3, 3];
    private static readonly int[] _buckets = [0, 0, 1, 1, 2, 2, 5];
    private static readonly double[] _values = [1, 4, 2, 6, 5, double.PositiveInfinity, 9];

    [Fact]
    public void Means_are_by_bucket_and_leave_out_infinity()
    {
        var sums = new BucketSums(_clusters, _values, _buckets);

        Assert.Equal([2.5, 4, 5, double.NaN, double.NaN, 9], Means(sums, 1, 1, 1, 1));
        Assert.Equal((2, 1), (sums.N(0), sums.N(2)));
        Assert.Equal((2, 1), (sums.Clusters(0), sums.Clusters(1)));
    }

    [Fact]
    public void A_cluster_counts_as_often_as_it_was_drawn() =>
        Assert.Equal(
            [2, 4, double.NaN, double.NaN, double.NaN, double.NaN],
            Means(new(_clusters, _values, _buckets), 2, 1, 1, 0));

    private static double[] Means(BucketSums sums, params int[] weights)
    {
        var means = new double[6];
        sums.Means(weights, means);
        return means;
    }
}
