using CodeIntel.Examples;
using CodeIntel.Noise.Tasks;

namespace CodeIntel.Tests.Noise.Tasks;

public sealed class MismatchesTests
{
    [Fact]
    public void Half_get_another_text_and_no_text_is_given_twice()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var random = new SeededRandom(seed);
            var count = random.Next(60);
            var texts = Enumerable.Range(0, count).Select(_ => $"text {random.Next(40)}").ToArray();
            var most = texts.GroupBy(text => text).Select(group => group.Count()).DefaultIfEmpty(0).Max();

            var given = Mismatches.Of(texts, new(seed));

            var mismatched = Enumerable.Range(0, count).Where(i => given[i] >= 0).ToList();
            Assert.All(mismatched, i => Assert.NotEqual(texts[i], texts[given[i]]));
            Assert.Equal(mismatched.Count, mismatched.Select(i => given[i]).Distinct().Count());
            if (2 * most <= count)
            {
                Assert.Equal(count / 2, mismatched.Count);
            }
        }
    }

    [Fact]
    public void A_text_that_all_have_is_never_mismatched()
    {
        Assert.All(Mismatches.Of(["a", "a", "a", "a"], new(1)), other => Assert.Equal(-1, other));
        Assert.Equal([-1], Mismatches.Of(["a"], new(1)));
        Assert.Empty(Mismatches.Of([], new(1)));
    }

    [Fact]
    public void Every_example_is_as_likely_to_be_mismatched()
    {
        var counts = new int[10];
        for (var seed = 0UL; seed < 2_000; seed++)
        {
            var given = Mismatches.Of([.. Enumerable.Range(0, 10).Select(i => $"{i}")], new(seed));
            for (var i = 0; i < 10; i++)
            {
                counts[i] += given[i] >= 0 ? 1 : 0;
            }
        }

        Assert.All(counts, count => Assert.InRange(count, 900, 1_100));
    }
}
