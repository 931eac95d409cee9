using CodeIntel.Examples;
using CodeIntel.Splits;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Splits;

public class SplitStageTests
{
    public static TheoryData<SplitUnit, bool> Units =>
        new()
        {
            { SplitUnit.Repository, false },
            { SplitUnit.File, false },
            { SplitUnit.Example, false },
            { SplitUnit.Repository, true },
            { SplitUnit.File, true },
            { SplitUnit.Example, true },
        };

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Every_example_is_in_one_split_and_no_group_is_divided(SplitUnit by, bool together)
    {
        for (var seed = 0UL; seed < 15; seed++)
        {
            var corpus = InMemorySplit.Create(seed, 12);

            var report = await Run(
                corpus,
                new()
                {
                    By = by,
                    KeepClustersTogether = together,
                    Seed = (long)seed,
                }
            );

            var splits = corpus.Written!.Splits;
            Assert.Equal(corpus.ExampleList.Select(example => example.Row), splits.Select(split => split.Row));
            Assert.All(report.Ledger, line => Assert.True(line.Balances && line.Kept == corpus.ExampleList.Count));
            var groups = corpus
                .ExampleList.Zip(splits)
                .GroupBy(pair =>
                    by switch
                    {
                        SplitUnit.Repository => pair.First.RepositoryRow,
                        SplitUnit.File => pair.First.FileRow,
                        _ => pair.First.Row,
                    }
                );
            Assert.All(groups, group => Assert.Single(group.Select(pair => pair.Second.Split).Distinct()));
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task The_same_seed_gives_the_same_split_of_a_permuted_corpus(SplitUnit by, bool together)
    {
        var options = new SplitOptions { By = by, KeepClustersTogether = together };
        for (var seed = 0UL; seed < 10; seed++)
        {
            var corpus = InMemorySplit.Create(seed, 10);
            var permuted = corpus.Permuted(seed);

            await Run(corpus, options);
            await Run(permuted, options);

            Assert.Equal(corpus.SplitOf, permuted.SplitOf);
            Assert.Equal(corpus.Written!.Leaks.Cells, permuted.Written!.Leaks.Cells);
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_split()
    {
        var corpus = InMemorySplit.Create(1, 30);
        await Run(corpus, new() { Seed = 1 });
        var first = corpus.SplitOf;

        await Run(corpus, new() { Seed = 2 });

        Assert.NotEqual(first, corpus.SplitOf);
    }

    [Theory]
    [InlineData(SplitUnit.Repository)]
    [InlineData(SplitUnit.File)]
    [InlineData(SplitUnit.Example)]
    public async Task Clusters_kept_together_do_not_leak(SplitUnit by)
    {
        for (var seed = 0UL; seed < 15; seed++)
        {
            var corpus = InMemorySplit.Create(seed, 40, maxFiles: 3, maxExamples: 4);

            await Run(corpus, new() { By = by, KeepClustersTogether = true });

            Assert.All(
                corpus.Written!.Leaks.Cells.Where(cell => cell.Kind == LeakKind.Near),
                cell => Assert.Equal(0, cell.Leaked)
            );
        }
    }

    [Fact]
    public async Task The_split_that_the_corpus_fixes_is_obeyed()
    {
        for (var seed = 0UL; seed < 15; seed++)
        {
            var corpus = InMemorySplit.Create(seed, 12);
            corpus.RepositoryList[2] = corpus.RepositoryList[2] with { FixedSplit = Split.Test };
            corpus.RepositoryList[5] = corpus.RepositoryList[5] with { FixedSplit = Split.Validation };
            corpus.RepositoryList[7] = corpus.RepositoryList[7] with { FixedSplit = Split.Train };
            Join(corpus, 3, 8);

            var report = await Run(corpus, new() { By = SplitUnit.File, KeepClustersTogether = true });

            var ofRepository = corpus
                .ExampleList.Zip(corpus.Written!.Splits)
                .ToLookup(p => p.First.RepositoryRow, p => p.Second.Split);
            Assert.All(ofRepository[3], split => Assert.Equal(Split.Test, split));
            Assert.All(ofRepository[6], split => Assert.Equal(Split.Validation, split));
            Assert.All(ofRepository[8], split => Assert.Equal(Split.Train, split));
            Assert.Contains(report.Warnings, warning => warning.Contains("stay divided", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1, 8, SplitUnit.File)]
    [InlineData(2, 8, SplitUnit.File)]
    [InlineData(1, 1, SplitUnit.Example)]
    [InlineData(3, 8, SplitUnit.Repository)]
    public async Task Too_few_repositories_fall_back_to_files_and_examples(
        int repositories,
        int maxFiles,
        SplitUnit expected
    )
    {
        var corpus = InMemorySplit.Create(4, repositories, maxFiles);

        var report = await Run(corpus, new());

        Assert.Equal(expected, corpus.Written!.By);
        Assert.Equal(
            expected != SplitUnit.Repository,
            report.Warnings.Contains(
                $"there are fewer than three groups to split by repository: split by {KebabCase.Of(expected)}"
            )
        );
        Assert.Equal(3, corpus.Written.Splits.Select(split => split.Split).Distinct().Count());
    }

    [Fact]
    public async Task Two_repositories_that_the_corpus_fixes_need_no_fallback()
    {
        var corpus = InMemorySplit.Create(4, 2);
        corpus.RepositoryList[0] = corpus.RepositoryList[0] with { FixedSplit = Split.Train };
        corpus.RepositoryList[1] = corpus.RepositoryList[1] with { FixedSplit = Split.Test };

        var report = await Run(corpus, new());

        Assert.Equal(SplitUnit.Repository, corpus.Written!.By);
        Assert.Contains("the validation split is empty: there are 2 groups to deal", report.Warnings);
    }

    [Fact]
    public async Task A_leak_is_told_as_a_sentence_and_as_facts()
    {
        var corpus = InMemorySplit.Create(5, 12);

        var report = await Run(corpus, new());

        var cell = corpus.Written!.Leaks.Of(LeakKind.Near, Split.Test, Split.Train);
        Assert.True(cell.Leaked > 0);
        var share = (100.0 * cell.Leaked / cell.Examples).ToString(
            "0.0",
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Contains(
            $"the test split shares {cell.Shared} near-duplicate clusters with train: "
                + $"{cell.Leaked} of {cell.Examples} examples ({share}%)",
            report.Warnings
        );
        Assert.Equal(cell.Leaked, report.Facts["test examples with a near duplicate in train"]);
        Assert.Equal(cell.Share, report.Facts["test examples with a near duplicate in train, share"]);
    }

    [Fact]
    public async Task A_corpus_without_examples_is_an_error()
    {
        var error = await Assert.ThrowsAsync<StageException>(() => Run(new(), new()));

        Assert.Contains("no example", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.8, 0.1, 0.2)]
    [InlineData(1.1, -0.1, 0.0)]
    [InlineData(0.0, 0.5, 0.5)]
    [InlineData(double.NaN, 0.5, 0.5)]
    public void Refuses_ratios_that_are_no_shares(double train, double validation, double test) =>
        Assert.Throws<ArgumentException>(() =>
            new SplitStage(
                new() { Ratios = [train, validation, test] },
                new InMemorySplit(),
                new InMemorySplit(),
                new SilentProgress()
            )
        );

    [Fact]
    public async Task Adding_a_repository_moves_few_examples()
    {
        var before = InMemorySplit.Create(7, 60);
        var after = InMemorySplit.Create(7, 61);
        await Run(before, new());
        await Run(after, new());

        var (old, grown) = (before.SplitOf, after.SplitOf);

        var moved = old.Count(example => grown[example.Key] != example.Value);
        Assert.InRange((double)moved / old.Count, 0, 0.2);
    }

    private static void Join(InMemorySplit corpus, params long[] repositories)
    {
        foreach (var repository in repositories)
        {
            var i = corpus.ExampleList.FindIndex(example => example.RepositoryRow == repository);
            corpus.ExampleList[i] = corpus.ExampleList[i] with { NearCluster = 999 };
        }
    }

    private static Task<StageReport> Run(InMemorySplit corpus, SplitOptions options) =>
        new SplitStage(options, corpus, corpus, new SilentProgress()).RunAsync(TestContext.Current.CancellationToken);
}
