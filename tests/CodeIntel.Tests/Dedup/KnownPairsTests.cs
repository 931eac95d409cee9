using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup;

public class KnownPairsTests
{
    private const int Terms = 120;

    [Fact]
    public void A_run_over_a_grown_and_shrunk_corpus_gives_what_a_fresh_run_gives()
    {
        var options = new DedupOptions { MinTokens = 5 };
        for (var seed = 0UL; seed < 8; seed++)
        {
            var all = RandomUnits.Create(seed, 240, Terms, maxLength: 40);
            var (before, after) = (all[..160], all[60..]);
            var known = Detect(before, options, null).Known;
            var fresh = Detect(after, options, null);

            var grown = Detect(after, options, known);

            Assert.Equal(fresh.Pairs, grown.Pairs);
            Assert.Equal(fresh.Summary, grown.Summary);
            Assert.Equal(fresh.Known!.Sequences, grown.Known!.Sequences);
            Assert.Equal(fresh.Known!.Pairs, grown.Known!.Pairs);
        }
    }

    [Fact]
    public void What_is_known_is_not_compared_again()
    {
        var options = new DedupOptions { MinTokens = 5 };
        var units = RandomUnits.Create(3, 200, Terms, maxLength: 40);
        var known = Detect(units, options, null).Known!;
        Assert.NotEmpty(known.Pairs);

        var again = Detect(units, options, known with { Pairs = [] });

        // a pair that is said not to exist stays away: nobody looked
        Assert.Equal(0, again.Summary.Near);
    }

    [Fact]
    public void Sequences_are_known_by_the_texts_of_their_tokens_whatever_their_ids()
    {
        var options = new DedupOptions { MinTokens = 5 };
        var units = RandomUnits.Create(4, 150, Terms, maxLength: 40);
        var known = Detect(units, options, null).Known!;
        var moved = units.ConvertAll(unit =>
            RandomUnits.Unit(unit.Row, [.. unit.Tokens.ToArray().Select(term => term + 6)])
        );

        var again = Detect(moved, options, known with { Pairs = [] }, offset: 6);

        Assert.Equal(0, again.Summary.Near);
    }

    private static LevelDuplicates Detect(
        List<TokenizedUnit> units, DedupOptions options, KnownLevel? known, int offset = 0)
    {
        var hashes = Enumerable.Range(0, Terms + offset).Select(term => ContentHash.Of($"term {term - offset}"));
        var detector = new LevelDetector(
            options, RandomUnits.Kinds(Terms + offset), new SilentProgress(), 2, long.MaxValue);
        return detector.Detect(
            DuplicationLevel.Method, units, units.Count, TestContext.Current.CancellationToken,
            new KnownSequences([.. hashes], known));
    }
}
