using System.Diagnostics;
using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup;

public class LevelDetectorTests
{
    private const int Terms = 120;

    public static TheoryData<double, double, int> Thresholds =>
        new()
        {
            { 0.8, 0.7, 5 },
            { 0.8, 0.7, 20 },
            { 0.3, 0.0, 1 },
            { 0.5, 0.5, 3 },
            { 0.6, 0.9, 5 },
            { 0.75, 0.75, 5 },
            { 0.9, 0.1, 5 },
            { 1.0, 0.7, 1 },
            { 1.0, 1.0, 1 },
            { 0.7, 0.3, 2 },
            { 1.0 / 3, 2.0 / 3, 1 },
        };

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void Finds_the_pairs_that_brute_force_finds(double set, double multiset, int minTokens)
    {
        var options = new DedupOptions
        {
            SetJaccard = set,
            MultisetJaccard = multiset,
            MinTokens = minTokens,
        };
        for (var seed = 0UL; seed < 6; seed++)
        {
            options = options with { Tokens = (TokenSelection)(seed % 2) };
            var units = RandomUnits.Create(seed, 110, Terms, maxLength: 45);
            var expected = BruteForce.Pairs(units, RandomUnits.Kinds(Terms), options);

            var found = Detect(units, options);

            AssertCounts(expected, found.Summary);
            Assert.Equal(StoredOf(expected), found.Pairs);
            Assert.Equal(found.Pairs.Count(), found.Summary.StoredPairs);
        }
    }

    [Fact]
    public void Clusters_are_the_components_of_all_pairs_up_to_their_relation()
    {
        var options = new DedupOptions { MinTokens = 5 };
        for (var seed = 10UL; seed < 20; seed++)
        {
            var units = RandomUnits.Create(seed, 120, Terms, maxLength: 40);
            var pairs = BruteForce.Pairs(units, RandomUnits.Kinds(Terms), options);

            var clusters = Detect(units, options).Clusters;

            foreach (var relation in Enum.GetValues<DuplicationRelation>())
            {
                var expected = BruteForce.Components(
                    pairs.Where(pair => pair.Relation <= relation).Select(pair => (pair.First, pair.Second))
                );
                var found = clusters.Where(cluster => cluster.Relation == relation).ToList();
                Assert.Equal(expected, found.Select(cluster => cluster.Members.Select(member => member.Row).ToList()));
                Assert.All(found, cluster => Assert.Equal(cluster.Members[0].Row, cluster.Representative));
            }
        }
    }

    [Fact]
    public void Members_bear_the_closest_relation_and_the_largest_similarity_of_their_pairs()
    {
        var options = new DedupOptions { MinTokens = 5 };
        var units = RandomUnits.Create(3, 150, Terms, maxLength: 40);
        var closest = BruteForce
            .Pairs(units, RandomUnits.Kinds(Terms), options)
            .SelectMany(pair => new[] { (Row: pair.First, pair.Relation), (Row: pair.Second, pair.Relation) })
            .GroupBy(end => end.Row)
            .ToDictionary(ends => ends.Key, ends => ends.Min(end => end.Relation));

        var found = Detect(units, options);

        var members = found
            .Clusters.Where(c => c.Relation == DuplicationRelation.Near)
            .SelectMany(c => c.Members)
            .ToList();
        Assert.Equal(closest, members.ToDictionary(member => member.Row, member => member.Relation));
        Assert.All(
            members,
            member =>
                Assert.Equal(
                    found
                        .Pairs.Where(pair => pair.First == member.Row || pair.Second == member.Row)
                        .Max(pair => pair.SetJaccard),
                    member.Similarity
                )
        );
    }

    [Fact]
    public void Gives_the_same_result_with_one_two_and_four_threads()
    {
        var units = RandomUnits.Create(1, 3000, 2000, maxLength: 60);
        var options = new DedupOptions { MinTokens = 10 };
        var one = Detect(units, options);

        foreach (var jobs in new[] { 2, 4 })
        {
            var several = Detect(units, options, jobs: jobs);

            Assert.Equal(one.Pairs, several.Pairs);
            Assert.Equal(one.Summary, several.Summary);
            Assert.Equal(
                one.Clusters.Select(c => (c.Relation, c.Representative, string.Join(' ', c.Members))),
                several.Clusters.Select(c => (c.Relation, c.Representative, string.Join(' ', c.Members)))
            );
        }
    }

    [Fact]
    public void Stores_identical_units_as_a_spanning_set()
    {
        const int count = 100_000;
        var tokens = Enumerable.Range(0, 30).ToArray();
        var units = Enumerable
            .Range(1, count)
            .Select(row => RandomUnits.Unit(row, tokens, repository: row % 7))
            .ToList();
        var watch = Stopwatch.StartNew();

        var found = Detect(units, new DedupOptions());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}: not linear");
        Assert.Equal((long)count * (count - 1) / 2, found.Summary.Exact);
        Assert.Equal(count - 1, found.Summary.StoredPairs);
        Assert.All(
            found.Pairs,
            pair =>
                Assert.Equal(
                    (1, DuplicationRelation.Exact, 1.0, 1.0),
                    (pair.First, pair.Relation, pair.SetJaccard, pair.MultisetJaccard)
                )
        );
        Assert.Equal(
            (1, count, 1),
            (found.Summary.Clusters, found.Summary.LargestCluster, found.Summary.CrossRepositoryClusters)
        );
        Assert.Equal((1.0, (double)count), (found.Summary.Share, found.Summary.MeanDuplicationFactor));
    }

    [Fact]
    public void Passes_over_crowds_of_renamed_copies()
    {
        // one form, so that half a billion pairs with long common postings are not looked at
        var body = Enumerable.Range(100, 40).ToArray();
        var units = Enumerable
            .Range(0, 30_000)
            .Select(i => RandomUnits.Unit(i + 1, [.. body, 2 + (6 * (50 + i))]))
            .ToList();
        var watch = Stopwatch.StartNew();

        var found = Detect(units, new DedupOptions(), terms: 200_000);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}: not linear");
        Assert.Equal(30_000L * 29_999 / 2, found.Summary.Type2);
        Assert.Equal((0, 29_999), (found.Summary.Near, found.Summary.StoredPairs));
    }

    [Fact]
    public void Drops_units_without_tokens()
    {
        var units = new List<TokenizedUnit>
        {
            RandomUnits.Unit(1, []),
            RandomUnits.Unit(2, []),
            RandomUnits.Unit(3, [1, 2]),
        };

        var found = Detect(units, new DedupOptions { MinTokens = 1 });

        Assert.Equal(["1", "2"], found.Drops.Select(drop => drop.Key));
        Assert.All(found.Drops, drop => Assert.Equal(("method", "no-tokens"), (drop.Unit, drop.Reason)));
        Assert.Empty(found.Pairs);
        Assert.Equal((1, 2), (found.Summary.Units, found.Summary.UnitsWithoutTokens));
    }

    [Fact]
    public void Finds_nothing_in_nothing()
    {
        var found = Detect([], new DedupOptions());

        Assert.Empty(found.Pairs);
        Assert.Empty(found.Clusters);
        Assert.Equal((0, 0.0, 0.0), (found.Summary.Units, found.Summary.Share, found.Summary.MeanDuplicationFactor));
    }

    [Fact]
    public void Compares_a_giant_unit_with_its_altered_copy()
    {
        var random = SeededRandom.For("giant", 1);
        var giant = Enumerable.Range(0, 2_000_000).Select(_ => random.Next(150_000)).ToArray();
        var copy = giant.Select((term, i) => i % 20 == 0 ? 150_000 : term).ToArray();
        var units = new List<TokenizedUnit>
        {
            RandomUnits.Unit(1, giant),
            RandomUnits.Unit(2, [1, 2, 3]),
            RandomUnits.Unit(3, copy),
        };

        var pair = Assert.Single(Detect(units, new DedupOptions(), terms: 150_001).Pairs);

        Assert.Equal((1, 3, DuplicationRelation.Near), (pair.First, pair.Second, pair.Relation));
        Assert.Equal(1_900_000.0 / 2_100_000, pair.MultisetJaccard, 6);
    }

    [Fact]
    public void A_unit_is_no_duplicate_of_the_unit_it_lies_in()
    {
        var outer = Enumerable.Range(0, 40).ToArray();
        var inner = outer[2..38];
        var units = new List<TokenizedUnit>
        {
            RandomUnits.Unit(1, outer, file: 1, first: 5),
            RandomUnits.Unit(2, inner, file: 1, first: 7),
        };
        Assert.Empty(Detect(units, new DedupOptions()).Pairs);

        units.Add(RandomUnits.Unit(3, outer, layout: 1, file: 2, first: 5));
        units.Add(RandomUnits.Unit(4, inner, layout: 1, file: 2, first: 7));
        var found = Detect(units, new DedupOptions());

        // 1 with 3 and 2 with 4 by their tokens; 1 with 4 and 3 with 2 are near, and 1 with 4 stands for both
        Assert.Equal((2, 2), (found.Summary.Type1, found.Summary.Near));
        Assert.Equal([(1, 3), (1, 4), (2, 4)], found.Pairs.Select(pair => (pair.First, pair.Second)));
    }

    [Fact]
    public void Counts_nested_units_like_brute_force()
    {
        var options = new DedupOptions
        {
            SetJaccard = 0.5,
            MultisetJaccard = 0.5,
            MinTokens = 3,
        };
        for (var seed = 0UL; seed < 20; seed++)
        {
            var units = NestedUnits(seed);
            var expected = BruteForce.Pairs(units, RandomUnits.Kinds(Terms), options);

            var found = Detect(units, options);

            AssertCounts(expected, found.Summary);
            Assert.Subset(
                expected.Select(pair => (pair.First, pair.Second)).ToHashSet(),
                found.Pairs.Select(pair => (pair.First, pair.Second)).ToHashSet()
            );
        }
    }

    [Fact]
    public void Beyond_the_limit_near_pairs_are_counted_and_clusters_stay_whole()
    {
        var units = RandomUnits.Create(2, 400, Terms, maxLength: 40);
        var options = new DedupOptions
        {
            SetJaccard = 0.5,
            MultisetJaccard = 0.3,
            MinTokens = 5,
        };
        var all = Detect(units, options);

        var limited = Detect(units, options, nearLimit: 10);

        Assert.True(limited.Summary.UnstoredPairs > 100);
        Assert.Equal(all.Summary.StoredPairs, limited.Summary.StoredPairs + limited.Summary.UnstoredPairs);
        Assert.Equal((all.Summary.Near, all.Summary.Clusters), (limited.Summary.Near, limited.Summary.Clusters));
        Assert.Equal(
            all.Clusters.Select(cluster => string.Join(' ', cluster.Members.Select(member => member.Row))),
            limited.Clusters.Select(cluster => string.Join(' ', cluster.Members.Select(member => member.Row)))
        );
    }

    [Fact]
    public void A_text_that_is_tokenized_in_two_ways_stays_one_group()
    {
        var text = ContentHash.Of("await x;");
        var first = RandomUnits.Unit(1, [1, 2, 3]) with { TextHash = text };
        var second = RandomUnits.Unit(2, [7, 2, 3]) with { TextHash = text };

        var found = Detect([first, second], new DedupOptions());

        Assert.Equal(DuplicationRelation.Exact, Assert.Single(found.Pairs).Relation);
        Assert.Equal((1, 0), (found.Summary.Exact, found.Summary.Type1));
    }

    [Fact]
    public void Refuses_units_out_of_order() =>
        Assert.Throws<InvalidOperationException>(() =>
            Detect([RandomUnits.Unit(2, [1]), RandomUnits.Unit(1, [1])], new DedupOptions())
        );

    private static LevelDuplicates Detect(
        List<TokenizedUnit> units,
        DedupOptions options,
        int jobs = 1,
        long nearLimit = long.MaxValue,
        int terms = 2000
    ) =>
        new LevelDetector(options, RandomUnits.Kinds(terms), new SilentProgress(), jobs, nearLimit).Detect(
            DuplicationLevel.Method,
            units,
            units.Count,
            TestContext.Current.CancellationToken
        );

    private static void AssertCounts(List<DuplicatePair> expected, DuplicationSummary found) =>
        Assert.Equal(
            Enum.GetValues<DuplicationRelation>()
                .Select(relation => expected.LongCount(pair => pair.Relation == relation)),
            [found.Exact, found.Type1, found.Type2, found.Near]
        );

    // what of all pairs is stored: near pairs of first units of sequences; otherwise pairs with the first of the group
    private static List<DuplicatePair> StoredOf(List<DuplicatePair> pairs)
    {
        var closer = pairs.Where(pair => pair.Relation < DuplicationRelation.Near).ToLookup(pair => pair.Second);
        bool IsFirst(long row, DuplicationRelation finest) => !closer[row].Any(pair => pair.Relation <= finest);
        return
        [
            .. pairs.Where(pair =>
                pair.Relation switch
                {
                    DuplicationRelation.Exact => IsFirst(pair.First, DuplicationRelation.Exact),
                    DuplicationRelation.Near => IsFirst(pair.First, DuplicationRelation.Type1)
                        && IsFirst(pair.Second, DuplicationRelation.Type1),
                    var relation => IsFirst(pair.First, relation) && IsFirst(pair.Second, relation - 1),
                }
            ),
        ];
    }

    private static List<TokenizedUnit> NestedUnits(ulong seed)
    {
        var units = new List<TokenizedUnit>();
        var random = SeededRandom.For("nested", seed);
        foreach (var outer in RandomUnits.Create(seed, 40, Terms, maxLength: 30).Where(unit => unit.Tokens.Length > 4))
        {
            var file = units.Count + 1L;
            units.Add(outer with { Row = units.Count + 1, FileRow = file });
            var cut = random.Next(outer.Tokens.Length / 3);
            var inner = outer.Tokens[cut..^cut];
            units.Add(RandomUnits.Unit(units.Count + 1, inner.ToArray(), 0, file, cut));
            units.Add(RandomUnits.Unit(units.Count + 1, inner[1..^1].ToArray(), 0, file, cut + 1));
        }

        return units;
    }
}
