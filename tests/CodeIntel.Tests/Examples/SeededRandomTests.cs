using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public class SeededRandomTests
{
    [Fact]
    public void Gives_the_published_sequence_of_SplitMix64()
    {
        var random = new SeededRandom(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => random.NextUInt64())
        );
    }

    [Fact]
    public void Purposes_and_seeds_have_sequences_of_their_own()
    {
        var first = new[] { ("a", 1UL), ("b", 1UL), ("a", 2UL) }
            .Select(p => SeededRandom.For(p.Item1, p.Item2).NextUInt64())
            .ToList();

        Assert.Equal(3, first.Distinct().Count());
        Assert.Equal(first[0], SeededRandom.For("a", 1).NextUInt64());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Draws_every_number_below_the_bound_about_equally_often(int bound)
    {
        var random = new SeededRandom(1);
        var draws = 1000 * bound;
        var counts = new int[bound];
        for (var i = 0; i < draws; i++)
        {
            counts[random.Next(bound)]++;
        }

        // five standard deviations of a binomial count of mean 1000
        Assert.All(counts, count => Assert.InRange(count, 1000 - 160, 1000 + 160));
    }

    [Fact]
    public void Refuses_a_bound_that_is_not_positive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).Next(0));

    [Fact]
    public void Doubles_fill_the_unit_interval()
    {
        var random = new SeededRandom(1);
        var draws = Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()).ToList();

        Assert.All(draws, draw => Assert.InRange(draw, 0, 0.9999999999999999));
        Assert.InRange(draws.Average(), 0.48, 0.52);
        Assert.True(draws.Min() < 0.01 && draws.Max() > 0.99);
    }

    [Fact]
    public void A_shuffle_is_a_permutation_and_every_permutation_is_about_as_likely()
    {
        var random = new SeededRandom(1);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < 6000; i++)
        {
            var letters = "abc".ToCharArray();
            random.Shuffle(letters.AsSpan());
            var text = new string(letters);
            counts[text] = counts.GetValueOrDefault(text) + 1;
        }

        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Mix_is_a_bijection_on_what_is_tried() =>
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(i => SeededRandom.Mix((ulong)i)).Distinct().Count());

    [Fact]
    public void A_fork_differs_from_its_parent()
    {
        var random = new SeededRandom(1);
        var fork = random.Fork();

        Assert.NotEqual(random.NextUInt64(), fork.NextUInt64());
        Assert.Equal(new SeededRandom(1).Fork().NextUInt64(), new SeededRandom(1).Fork().NextUInt64());
    }
}
