using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup;

public sealed class SketchJoinTests : IDisposable
{
    private const int Terms = 3000;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"sketch-{Guid.NewGuid():n}");

    [Theory]
    [InlineData(0.8, 0.7, TokenSelection.All)]
    [InlineData(0.9, 0.5, TokenSelection.All)]
    [InlineData(0.6, 0.6, TokenSelection.All)]
    [InlineData(0.8, 0.7, TokenSelection.IdentifiersAndLiterals)]
    public void Finds_nearly_all_near_pairs_and_none_that_is_not(double set, double multiset, TokenSelection tokens)
    {
        var options = new DedupOptions
        {
            SetJaccard = set,
            MultisetJaccard = multiset,
            MinTokens = 10,
            Tokens = tokens,
        };
        var units = RandomUnits.Create(7, 4000, Terms, maxLength: 60);
        var exact = Exactly(units, options);

        var sketched = BySketches(units, options);

        Assert.Subset(exact.Pairs.ToHashSet(), sketched.Pairs.ToHashSet());
        Assert.True(exact.Summary.Near > 1000, $"{exact.Summary.Near} pairs say little");
        Assert.True(sketched.Summary.Near >= 0.99 * exact.Summary.Near, $"{sketched.Summary}");
        Assert.Equal(
            (exact.Summary.Exact, exact.Summary.Type1, exact.Summary.Type2),
            (sketched.Summary.Exact, sketched.Summary.Type1, sketched.Summary.Type2)
        );
    }

    [Fact]
    public void Measures_its_recall_as_the_exact_join_would()
    {
        var options = new DedupOptions { MinTokens = 10, Recall = 0.6 };
        var units = RandomUnits.Create(8, 4000, Terms, maxLength: 60);
        var exact = Exactly(units, options);

        var sketch = BySketches(units, options).Summary.Sketch!;

        // fewer records than the sample takes: nearly every near pair of sequences is in it
        var near = exact.Pairs.Count(pair => pair.Relation == DuplicationRelation.Near);
        Assert.InRange(sketch.SampledPairs, 0.9 * near, near);
        Assert.InRange(sketch.FoundPairs, 0.9 * sketch.VerifiedPairs, sketch.VerifiedPairs);
        Assert.InRange(sketch.Recall, 0.6, 0.999);
        Assert.InRange(sketch.CandidatePrecision, 0.01, 1);
    }

    [Fact]
    public void Gives_the_same_result_with_one_two_and_four_threads_and_any_memory()
    {
        var units = RandomUnits.Create(9, 3000, Terms, maxLength: 60);
        var options = new DedupOptions { MinTokens = 10 };
        var one = BySketches(units, options);

        foreach (var (jobs, memory) in new[] { (2, 1L << 30), (4, 1L << 20) })
        {
            var other = BySketches(units, options, jobs, memory);

            Assert.Equal(one.Pairs, other.Pairs);
            Assert.Equal(one.Summary, other.Summary);
            Assert.Equal(one.Clusters.Select(Text), other.Clusters.Select(Text));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Finds_the_blocks_that_the_exact_search_finds(bool renamed)
    {
        var options = new DedupOptions
        {
            MinTokens = 10,
            Recall = 0.9999,
            Blocks = new() { MinTokens = 12, Renamed = renamed },
        };
        var units = RandomUnits.Create(11, 3000, 600, maxLength: 60);
        var exact = Exactly(units, options, 600);

        var sketched = BySketches(units, options, terms: 600);
        var narrow = BySketches(units, options, jobs: 2, terms: 600, blocks: 20 << 20);

        // a near pair that sketches miss would show as blocks
        Assert.Equal(exact.Summary.Near, sketched.Summary.Near);
        Assert.True(exact.Blocks.Count > 100, $"{exact.Blocks.Count} blocks say little");
        Assert.Equal(exact.Blocks, sketched.Blocks);
        Assert.Equal(exact.Blocks, narrow.Blocks);
        Assert.Equal(
            (exact.Summary.Blocks, exact.Summary.UnitsWithBlocks, exact.Summary.FrequentWindows, 0),
            (sketched.Summary.Blocks, sketched.Summary.UnitsWithBlocks, sketched.Summary.FrequentWindows,
                sketched.Summary.UnitsNotSearchedForBlocks)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public void Without_room_for_blocks_counts_the_units_that_were_not_searched(long blocks)
    {
        var options = new DedupOptions { MinTokens = 10, Blocks = new() { MinTokens = 12 } };
        var units = RandomUnits.Create(11, 3000, 600, maxLength: 60);

        var found = BySketches(units, options, terms: 600, blocks: blocks);

        Assert.Empty(found.Blocks);
        Assert.Equal(
            units.Count(unit => unit.Tokens.Length >= 12), found.Summary.UnitsNotSearchedForBlocks);
        Assert.Contains(
            DedupReport.Of("dedup", [found.Summary]).Warnings,
            warning => warning.Contains("not searched for blocks", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Another_seed_gives_other_candidates()
    {
        var units = RandomUnits.Create(9, 2000, Terms, maxLength: 60);
        var options = new DedupOptions { MinTokens = 10, Recall = 0.5 };

        Assert.NotEqual(
            BySketches(units, options).Summary.Sketch!.Candidates,
            BySketches(units, options with { Seed = 43 }).Summary.Sketch!.Candidates
        );
    }

    [Fact]
    public void Passes_over_crowds_of_renamed_copies()
    {
        // one form, so that half a billion pairs in one bucket are not looked at
        var body = Enumerable.Range(100, 40).ToArray();
        var units = Enumerable
            .Range(0, 30_000)
            .Select(i => RandomUnits.Unit(i + 1, [.. body, 2 + (6 * (50 + i))]))
            .ToList();
        var found = BySketches(units, new DedupOptions(), terms: 200_000);

        Assert.Equal(30_000L * 29_999 / 2, found.Summary.Type2);
        Assert.Equal((0, 29_999), (found.Summary.Near, found.Summary.StoredPairs));
    }

    [Fact]
    public void Serves_nothing_at_all_and_units_that_are_too_short()
    {
        Assert.Empty(BySketches([], new DedupOptions()).Pairs);
        Assert.Empty(BySketches([RandomUnits.Unit(1, []), RandomUnits.Unit(2, [1, 2])], new DedupOptions()).Pairs);
    }

    [Fact]
    public void Compares_a_giant_unit_with_its_altered_copy()
    {
        var random = SeededRandom.For("giant", 1);
        var giant = Enumerable.Range(0, 300_000).Select(_ => random.Next(50_000)).ToArray();
        var copy = giant.Select((term, i) => i % 20 == 0 ? 50_000 : term).ToArray();

        var found = BySketches([RandomUnits.Unit(1, giant), RandomUnits.Unit(2, copy)], new(), terms: 50_001);

        Assert.Equal(DuplicationRelation.Near, Assert.Single(found.Pairs).Relation);
    }

    [Fact]
    public void Leaves_no_file_behind_and_removes_those_of_an_interrupted_run()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "sets"), "of an interrupted run");

        BySketches(RandomUnits.Create(1, 50, Terms, maxLength: 60), new DedupOptions());

        Assert.False(Directory.Exists(_folder));
    }

    public void Dispose() => SpillFolder.Remove(_folder);

    private static string Text(DuplicateCluster cluster) =>
        $"{cluster with { Members = [] }} {string.Join(' ', cluster.Members)}".Replace(
            cluster.Members.GetType().Name, "", StringComparison.Ordinal);

    private static LevelDuplicates Exactly(List<TokenizedUnit> units, DedupOptions options, int terms = Terms) =>
        new LevelDetector(options, RandomUnits.Kinds(terms), new SilentProgress(), 2, long.MaxValue).Detect(
            DuplicationLevel.Method, units, units.Count, TestContext.Current.CancellationToken);

    private LevelDuplicates BySketches(
        List<TokenizedUnit> units, DedupOptions options, int jobs = 1, long memory = 1 << 28, int terms = Terms,
        long blocks = 1 << 28)
    {
        using var folder = new SpillFolder(_folder);
        var detector = new LevelDetector(
            options, RandomUnits.Kinds(terms), new SilentProgress(), jobs, long.MaxValue);
        return detector.DetectBySketches(
            DuplicationLevel.Method, units, units.Count, folder, memory, blocks, TestContext.Current.CancellationToken);
    }
}
