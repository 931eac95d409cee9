using CodeIntel.Dedup;

namespace CodeIntel.Tests.Dedup;

public class JaccardThresholdTests
{
    public static TheoryData<double> Values => [0.3, 1.0 / 3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 1.0];

    [Theory]
    [MemberData(nameof(Values))]
    public void Bounds_are_the_tightest_that_the_comparison_allows(double value)
    {
        var threshold = new JaccardThreshold(value);
        for (var size = 1; size <= 300; size++)
        {
            Assert.Equal(Enumerable.Range(0, size + 1).First(m => (double)m / size >= value), threshold.MinSize(size));
            Assert.Equal(
                Enumerable.Range(size, (4 * size) + 2).Last(m => (double)size / m >= value),
                threshold.MaxSize(size)
            );
            Assert.Equal(
                Enumerable.Range(0, size + 1).First(overlap => threshold.IsReached(overlap, size)),
                threshold.MinOverlap(size)
            );
        }
    }

    [Theory]
    [InlineData(0.8, 4, 9)]
    [InlineData(0.7, 7, 17)]
    [InlineData(0.6, 3, 8)]
    [InlineData(0.9, 9, 19)]
    public void Decimal_thresholds_are_reached_by_their_fractions(double value, int overlap, int sizes)
    {
        var threshold = new JaccardThreshold(value);

        Assert.True(threshold.IsReached(overlap, sizes));
        Assert.False(threshold.IsReached(overlap - 1, sizes));
        Assert.Equal(overlap, threshold.MinOverlap(sizes));
    }

    [Fact]
    public void A_threshold_of_zero_is_always_reached()
    {
        var threshold = new JaccardThreshold(0);

        Assert.Equal((0, 0, int.MaxValue), (threshold.MinOverlap(10), threshold.MinSize(10), threshold.MaxSize(10)));
    }

    [Fact]
    public void Tiny_thresholds_do_not_overflow()
    {
        var threshold = new JaccardThreshold(1e-9);

        Assert.Equal(int.MaxValue, threshold.MaxSize(10));
        Assert.Equal(1_000_000_000, threshold.MaxSize(1));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Refuses_what_is_no_similarity(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new JaccardThreshold(value));

    [Fact]
    public void Similarity_is_symmetric_bounded_and_one_only_for_equal_sets()
    {
        for (var a = 1; a <= 20; a++)
        {
            for (var b = 1; b <= 20; b++)
            {
                for (var overlap = 0; overlap <= Math.Min(a, b); overlap++)
                {
                    var similarity = JaccardThreshold.Similarity(overlap, a + b);
                    Assert.InRange(similarity, 0, 1);
                    Assert.Equal(a == b && overlap == a, similarity == 1);
                    Assert.Equal(overlap == 0, similarity == 0);
                }
            }
        }
    }
}
