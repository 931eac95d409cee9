using CodeIntel.Dedup;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup;

public class SignatureTests
{
    [Fact]
    public void Never_overstates_the_difference_of_two_sets()
    {
        var random = SeededRandom.For("signatures", 1);
        for (var round = 0; round < 2000; round++)
        {
            var a = Enumerable.Range(0, random.Next(80)).Select(_ => random.Next(300)).ToHashSet();
            var b = a.Where(_ => random.Next(5) > 0).Union([random.Next(300)]).ToHashSet();

            var bound = Signature.Of([.. a]).MinDifference(Signature.Of([.. b]));

            Assert.InRange(bound, 0, a.Except(b).Count() + b.Except(a).Count());
        }
    }

    [Fact]
    public void Tells_small_differences_exactly() =>
        Assert.Equal(1, Signature.Of([1, 2, 3]).MinDifference(Signature.Of([1, 3])));
}
