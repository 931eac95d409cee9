using CodeIntel.Examples;
using CodeIntel.Noise;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Tests.Noise;

public sealed class NestedSelectionTests
{
    [Fact]
    public void Ranks_are_a_permutation_of_the_eligible_examples() =>
        Prop.ForAll<byte[], bool[], ulong>((bytes, flags, seed) =>
        {
            var labels = bytes.Select(b => $"l{b % 7}").ToArray();
            var eligible = labels.Select((_, i) => flags.Length == 0 || flags[i % flags.Length]).ToArray();

            var ranks = NestedSelection.Rank(labels, eligible, new(seed));

            return ranks.Where(rank => rank > 0).Order().SequenceEqual(Enumerable.Range(1, eligible.Count(e => e)))
                && ranks.Select(rank => rank > 0).SequenceEqual(eligible);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_prefix_holds_the_same_fraction_of_each_label(ulong seed)
    {
        var labels = Labels(seed);
        var n = labels.Length;
        var sizes = labels.CountBy(label => label).ToDictionary();
        var frequencies = sizes.Values.Distinct().Count();

        var ranks = NestedSelection.Rank(labels, [.. labels.Select(_ => true)], new(seed));

        for (var percent = 0; percent <= 100; percent++)
        {
            var count = NestedSelection.CountAt(percent / 100.0, n);
            var noisy = Enumerable.Range(0, n).Where(i => ranks[i] <= count).CountBy(i => labels[i]).ToDictionary();
            Assert.Equal(count, noisy.Values.Sum());
            foreach (var (label, size) in sizes)
            {
                var bound = 1 + ((double)size * frequencies / n);
                Assert.InRange(noisy.GetValueOrDefault(label) - (percent / 100.0 * size), -bound, bound);
            }
        }
    }

    [Fact]
    public void Labels_of_one_example_are_hit_at_the_rate_too()
    {
        var labels = Labels(9);
        var sizes = labels.CountBy(label => label).ToDictionary();
        var singles = Enumerable.Range(0, labels.Length).Where(i => sizes[labels[i]] == 1).ToArray();

        var ranks = NestedSelection.Rank(labels, [.. labels.Select(_ => true)], new(9));

        foreach (var level in new[] { 0.25, 0.5, 0.75 })
        {
            var noisy = singles.Count(i => ranks[i] <= NestedSelection.CountAt(level, labels.Length));
            Assert.InRange(noisy - (level * singles.Length), -6, 6);
        }
    }

    [Fact]
    public void Each_example_is_as_likely_as_any_other()
    {
        string[] labels = ["a", "b", "b", "c", "c", "c", "c", "d"];
        var hits = new int[labels.Length];
        for (var seed = 0UL; seed < 4000; seed++)
        {
            var ranks = NestedSelection.Rank(labels, [.. labels.Select(_ => true)], SeededRandom.For("test", seed));
            for (var i = 0; i < ranks.Length; i++)
            {
                hits[i] += ranks[i] <= 2 ? 1 : 0;
            }
        }

        Assert.All(hits, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void A_refused_example_passes_its_turn_on()
    {
        var labels = Labels(4);
        var eligible = labels.Select((_, i) => i % 4 != 0).ToArray();

        var ranks = NestedSelection.Rank(labels, eligible, new(4));

        var count = NestedSelection.CountAt(0.5, labels.Length);
        Assert.Equal(count, ranks.Count(rank => rank > 0 && rank <= count));
    }

    private static string[] Labels(ulong seed)
    {
        var random = SeededRandom.For("labels", seed);
        return [.. Enumerable.Range(0, 900).Select(_ => $"l{(int)(900 * Math.Pow(random.NextDouble(), 4))}")];
    }
}
