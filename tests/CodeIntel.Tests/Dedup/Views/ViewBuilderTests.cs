using CodeIntel.Dedup.Views;
using CodeIntel.Examples;
using CodeIntel.Studies;
using static CodeIntel.Tests.Dedup.Views.MemoryViews;

namespace CodeIntel.Tests.Dedup.Views;

public sealed class ViewBuilderTests
{
    private readonly MemoryViews _source = new();

    [Fact]
    public void Keeps_the_first_and_numbers_the_others_in_the_order_of_the_corpus()
    {
        _source.All.Add([Member(3), Member(5), Member(9)]);

        Assert.Equal([new(5, 3, null, 1), new(9, 3, null, 2)], _source.Build(new() { Name = "v" }));
    }

    [Fact]
    public void Keeps_the_longest_and_of_equally_long_ones_the_first()
    {
        _source.All.Add([Member(1, tokens: 20), Member(2, tokens: 40), Member(3, tokens: 40)]);

        var excluded = _source.Build(new() { Name = "v", Policy = ViewPolicy.KeepLongest });

        Assert.Equal([new(3, 2, null, 1), new(1, 2, null, 2)], excluded);
    }

    [Fact]
    public void Keeps_the_member_closest_to_all_counting_equal_sequences_with_their_number()
    {
        // 1 is alone at one end; 4, 5 and 6 are one sequence, which outweighs the middle
        _source.All.Add([Member(1), Member(2), Member(4, type1: 7), Member(5, type1: 7), Member(6, type1: 7)]);
        _source.Tokens[1] = [1, 2, 3, 4];
        _source.Tokens[2] = [1, 2, 3, 5];
        _source.Tokens[4] = [1, 2, 5, 6];

        var excluded = _source.Build(new() { Name = "v", Policy = ViewPolicy.KeepMedoid });

        Assert.Equal([5, 6, 2, 1], excluded.Select(exclusion => exclusion.ExampleRow));
        Assert.All(excluded, exclusion => Assert.Equal(4, exclusion.KeptRow));
    }

    [Fact]
    public void Keeps_by_repository_whether_named_by_address_or_by_its_end()
    {
        _source.All.Add([Member(1, "a"), Member(2, "b"), Member(3, "c")]);
        DedupViewOptions view = new()
        {
            Name = "v",
            Policy = ViewPolicy.KeepByRepository,
            Priority = ["https://example.org/o/c.git", "o/b"],
        };

        Assert.Equal([2, 1], _source.Build(view).Select(exclusion => exclusion.ExampleRow));
    }

    [Fact]
    public void Keeps_by_licence_with_unknown_ones_last()
    {
        _source.All.Add([Member(1), Member(2, licence: "GPL-3.0-only"), Member(3, licence: "GPL-2.0-only OR MIT")]);
        DedupViewOptions view = new()
        {
            Name = "v",
            Policy = ViewPolicy.KeepByLicence,
            Priority = ["mit", "GPL-3.0-only"],
        };

        Assert.Equal([2, 1], _source.Build(view).Select(exclusion => exclusion.ExampleRow));
    }

    [Theory]
    [InlineData("MIT", 0)]
    [InlineData("(Apache-2.0 OR MIT)", 0)]
    [InlineData("Apache-2.0 AND MIT", 2)]
    [InlineData("Apache-2.0 WITH LLVM-exception", 2)]
    [InlineData("GPL-3.0-only", 3)]
    [InlineData(null, 3)]
    public void Ranks_an_expression_by_its_best_alternative_and_its_worst_part(string? expression, int rank) =>
        Assert.Equal(rank, LicencePreference.Rank(expression, ["MIT", "BSD-3-Clause", "Apache-2.0"]));

    [Fact]
    public void A_cluster_keeps_one_of_a_chain_and_pairs_keep_both_of_its_ends()
    {
        _source.All.Add([Member(1), Member(2), Member(3)]);
        _source.Near.UnionWith([(1, 2), (2, 3)]);

        var cluster = _source.Build(new() { Name = "v" });
        var pairs = _source.Build(new() { Name = "v", Closure = ViewClosure.Pairs });

        Assert.Equal([2, 3], cluster.Select(exclusion => exclusion.ExampleRow));
        Assert.Equal([new(2, 1, null, 1)], pairs);
    }

    [Fact]
    public void A_pair_holds_for_all_units_with_its_sequences_but_not_for_one_inside_the_other()
    {
        // 1 and 4 are one sequence, 2 and 3 another; 3 lies inside 1
        _source.All.Add([
            Member(1, type1: 10, file: 1, tokens: 40), Member(2, type1: 11),
            Member(3, type1: 11, file: 1, first: 5, tokens: 30), Member(4, type1: 10, type2: 20)]);
        _source.Near.Add((1, 2));
        DedupViewOptions view = new() { Name = "v", Closure = ViewClosure.Pairs };

        Assert.Equal([2, 4], _source.Build(view).Select(exclusion => exclusion.ExampleRow).Order());
    }

    [Fact]
    public void Pairs_keep_a_maximal_set_without_duplicates_on_random_graphs()
    {
        for (var seed = 0ul; seed < 200; seed++)
        {
            var random = SeededRandom.For("views", seed);
            var source = new MemoryViews();
            var members = Enumerable.Range(1, 2 + random.Next(12)).Select(row => Member(row)).ToList();
            source.All.Add(members);
            foreach (var (a, b) in from a in members from b in members where a.Row < b.Row select (a.Row, b.Row))
            {
                if (random.NextDouble() < 0.3)
                {
                    source.Near.Add((a, b));
                }
            }

            var excluded = source.Build(new() { Name = "v", Closure = ViewClosure.Pairs });
            var kept = members.Select(member => member.Row).Except(excluded.Select(x => x.ExampleRow)).ToList();

            Assert.DoesNotContain(source.Near, pair => kept.Contains(pair.First) && kept.Contains(pair.Second));
            Assert.All(excluded, exclusion => Assert.Contains(
                (Math.Min(exclusion.ExampleRow, exclusion.KeptRow!.Value),
                    Math.Max(exclusion.ExampleRow, exclusion.KeptRow.Value)),
                source.Near));
            Assert.All(excluded, exclusion => Assert.Contains(exclusion.KeptRow!.Value, kept));
        }
    }

    [Fact]
    public void At_file_level_every_example_goes_and_its_namesake_stands_for_it()
    {
        _source.All.Add([Member(1), Member(2)]);
        _source.FileExamples[1] = [new(10, "A"), new(11, "B")];
        _source.FileExamples[2] = [new(20, "B"), new(21, "C")];

        var excluded = _source.Build(new() { Name = "v", Level = DuplicationLevel.File });

        Assert.Equal([new(20, 11, 1, 1), new(21, null, 1, 1)], excluded);
    }

    [Fact]
    public async Task The_stage_tells_what_each_view_keeps()
    {
        _source.All.Add([Member(1), Member(2), Member(3)]);
        var stage = new DedupWithViews(new EmptyStage(), [new() { Name = "v" }], _source, _source);

        var report = await stage.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Facts["view v: kept examples"]);
        Assert.Equal(2, report.Facts["view v: excluded examples"]);
        Assert.Equal(2, _source.Written.Count);
    }

    private sealed class EmptyStage : IStage
    {
        public string Name => "dedup";

        public string Fingerprint => "f";

        public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new StageReport { Stage = Name, Ledger = [] });
    }
}
