using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public sealed class FactorBucketTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "2")]
    [InlineData(3, "3–4")]
    [InlineData(4, "3–4")]
    [InlineData(5, "5–8")]
    [InlineData(8, "5–8")]
    [InlineData(9, "9–16")]
    [InlineData(16, "9–16")]
    [InlineData(17, "17+")]
    [InlineData(100_000, "17+")]
    public void Puts_a_factor_into_its_bucket(int factor, string bucket) =>
        Assert.Equal(bucket, FactorBucket.Name(FactorBucket.Of(factor)));

    [Fact]
    public void A_factor_below_one_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FactorBucket.Of(0));
}
