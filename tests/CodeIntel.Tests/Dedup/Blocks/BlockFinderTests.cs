using System.Diagnostics;
using CodeIntel.Dedup;
using CodeIntel.Dedup.Blocks;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup.Blocks;

public class BlockFinderTests
{
    private const int Terms = 24;

    [Theory]
    [InlineData(false, 1_000)]
    [InlineData(false, 4)]
    [InlineData(true, 1_000)]
    [InlineData(true, 4)]
    public void Finds_the_blocks_that_brute_force_finds(bool renamed, int maxOccurrences)
    {
        var total = 0;
        for (var seed = 0UL; seed < 20; seed++)
        {
            var random = SeededRandom.For("blocks", seed);
            var options = new BlockOptions
            {
                MinTokens = 10 + random.Next(4),
                Renamed = renamed,
                MaxOccurrences = maxOccurrences,
            };
            var texts = Corpus(random);

            var expected = BruteBlocks.Of(texts, RandomUnits.Kinds(Terms), options);

            Assert.Equal(expected, Find(texts, options).Blocks);
            total += expected.Count;
        }

        Assert.True(total > 50, $"{total} blocks: the corpora test nothing");
    }

    [Fact]
    public void Gives_the_same_blocks_with_one_two_and_four_threads()
    {
        var random = SeededRandom.For("threads", 1);
        List<int[]> texts = [.. Enumerable.Range(0, 60).SelectMany(_ => Corpus(random))];
        var options = new BlockOptions { MinTokens = 12 };
        var one = Find(texts, options, jobs: 1);

        Assert.NotEmpty(one.Blocks);
        Assert.Equal(one.Blocks, Find(texts, options, jobs: 2).Blocks);
        Assert.Equal(one.Blocks, Find(texts, options, jobs: 4).Blocks);
    }

    [Fact]
    public void Related_sequences_share_no_block()
    {
        var run = Enumerable.Range(0, 20).ToArray();
        List<int[]> texts = [[1, .. run], [2, .. run], [3, .. run]];

        var found = Find(texts, new() { MinTokens = 10 }, areRelated: (a, b) => (a, b) == (0, 1)).Blocks;

        Assert.Equal([(0, 2), (1, 2)], found.Select(block => (block.First, block.Second)));
        Assert.All(found, block => Assert.Equal((1, 1, 20), (block.FirstStart, block.SecondStart, block.Length)));
    }

    [Fact]
    public void Boilerplate_is_counted_and_not_paired()
    {
        // 20,000 methods that begin alike would be 200 million pairs
        const int count = 20_000;
        var boilerplate = Enumerable.Range(0, 40).ToArray();
        List<int[]> texts = [.. Enumerable.Range(0, count).Select(i => (int[])[.. boilerplate, 100 + i])];
        texts[7] = [.. texts[7], .. Enumerable.Range(60, 30)];
        texts[9] = [.. texts[9], .. Enumerable.Range(60, 30)];
        var watch = Stopwatch.StartNew();

        var found = Find(texts, new() { MinTokens = 20 }, terms: 100 + count);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}: quadratic");
        Assert.Equal(new SequenceBlock(7, 9, 41, 41, 30), Assert.Single(found.Blocks));
        Assert.Equal(21L * count, found.FrequentWindows);
    }

    [Fact]
    public void A_block_reaches_into_boilerplate_as_far_as_it_is_shared()
    {
        var boilerplate = Enumerable.Range(0, 30).ToArray();
        List<int[]> texts = [.. Enumerable.Range(0, 50).Select(i => (int[])[.. boilerplate, 100 + i])];
        texts.Add([200, .. boilerplate, 50, 51, 52, 201]);
        texts.Add([202, .. boilerplate, 50, 51, 52, 203]);

        var found = Find(texts, new() { MinTokens = 20, MaxOccurrences = 10 }, terms: 300);

        Assert.Equal(new SequenceBlock(50, 51, 1, 1, 33), Assert.Single(found.Blocks));
    }

    private static FoundBlocks Find(
        List<int[]> texts, BlockOptions options, int jobs = 1, Func<int, int, bool>? areRelated = null,
        int terms = 300)
    {
        var table = new SequenceTable();
        int[] numbers = [.. texts.Select(text => table.Intern(text)).Distinct()];
        return new BlockFinder(options, RandomUnits.Kinds(terms), jobs).Find(
            table, numbers, areRelated ?? ((_, _) => false), TestContext.Current.CancellationToken);
    }

    /// <summary>Texts over few terms that copy runs of each other, some of them renamed.</summary>
    private static List<int[]> Corpus(SeededRandom random)
    {
        var texts = new List<int[]>();
        while (texts.Count < 12)
        {
            var text = new List<int>();
            for (var part = random.Next(4); part >= 0; part--)
            {
                if (texts.Count > 0 && random.Next(3) > 0)
                {
                    var source = texts[random.Next(texts.Count)];
                    var start = random.Next(source.Length);
                    var shift = random.Next(3) == 0 ? 6 : 0;
                    text.AddRange(source.AsSpan(start, random.Next(source.Length - start) + 1).ToArray()
                        .Select(term => term % 6 < 2 ? term : (term + shift) % Terms));
                }

                text.AddRange(Enumerable.Range(0, random.Next(15)).Select(_ => random.Next(random.Next(Terms) + 1)));
            }

            if (text.Count > 0 && !texts.Exists(other => other.SequenceEqual(text)))
            {
                texts.Add([.. text.Take(80)]);
            }
        }

        return [.. texts.DistinctBy(text => string.Join(' ', text))];
    }
}
