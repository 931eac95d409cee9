using CodeIntel.Examples;
using CodeIntel.Splits;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Splits;

public sealed class SplitKindsTests : IDisposable
{
    private readonly string _list = Path.GetTempFileName();

    public void Dispose() => File.Delete(_list);

    [Theory]
    [InlineData(SplitUnit.Cluster)]
    [InlineData(SplitUnit.RepositoryAndCluster)]
    public async Task Clusters_are_not_divided(SplitUnit by)
    {
        for (var seed = 0UL; seed < 10; seed++)
        {
            var corpus = InMemorySplit.Create(seed, 20, maxFiles: 3, maxExamples: 4);

            await Run(corpus, new() { By = by, Seed = (long)seed });

            var pairs = corpus.ExampleList.Zip(corpus.Written!.Splits).ToList();
            Assert.All(
                pairs.Where(pair => pair.First.NearCluster is not null).GroupBy(pair => pair.First.NearCluster),
                cluster => Assert.Single(cluster.Select(pair => pair.Second.Split).Distinct()));
            if (by == SplitUnit.RepositoryAndCluster)
            {
                Assert.All(
                    pairs.GroupBy(pair => pair.First.RepositoryRow),
                    group => Assert.Single(group.Select(pair => pair.Second.Split).Distinct()));
            }
        }
    }

    [Fact]
    public async Task Time_puts_the_oldest_files_in_train_and_the_newest_in_test()
    {
        for (var seed = 0UL; seed < 10; seed++)
        {
            var corpus = InMemorySplit.Create(seed, 8);
            var dates = new Dates(corpus);

            await Run(corpus, new() { By = SplitUnit.Time }, dates);

            var bySplit = corpus.ExampleList.Zip(corpus.Written!.Splits)
                .ToLookup(pair => pair.Second.Split, pair => Dates.Of(pair.First.FileRow));
            Assert.True(bySplit[Split.Train].Max() <= bySplit[Split.Validation].Min());
            Assert.True(bySplit[Split.Validation].Max() <= bySplit[Split.Test].Min());
            Assert.InRange(bySplit[Split.Train].Count() / (double)corpus.ExampleList.Count, 0.65, 0.95);
            Assert.Equal(corpus.FileList.Count, corpus.Written.Dates.Count);
        }
    }

    [Theory]
    [InlineData(true, "has only its pinned commit")]
    [InlineData(false, "is a folder without git")]
    public async Task Time_without_history_is_refused(bool isGit, string reason)
    {
        var corpus = InMemorySplit.Create(1, 3);

        var error = await Assert.ThrowsAsync<OptionException>(
            () => Run(corpus, new() { By = SplitUnit.Time }, new Dates(corpus) { IsGit = isGit, HasHistory = false }));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_with_a_shallow_history_is_refused_and_says_how_to_mend_it()
    {
        var corpus = InMemorySplit.Create(1, 3);

        var error = await Assert.ThrowsAsync<OptionException>(
            () => Run(corpus, new() { By = SplitUnit.Time }, new Dates(corpus) { IsShallow = true }));

        Assert.Contains("is shallow", error.Message, StringComparison.Ordinal);
        Assert.Contains("1 of ", error.Message, StringComparison.Ordinal);
        Assert.Contains("git fetch --unshallow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stratified_splits_have_like_shares_of_each_label()
    {
        for (var seed = 0UL; seed < 10; seed++)
        {
            var corpus = InMemorySplit.Create(seed, 30);

            await Run(
                corpus, new() { By = SplitUnit.Example, Stratify = SplitStratum.Label, Ratios = [0.6, 0.2, 0.2] });

            var labels = corpus.ExampleList.Zip(corpus.Written!.Splits).GroupBy(pair => pair.First.Label);
            Assert.All(labels, label =>
            {
                var train = label.Count(pair => pair.Second.Split == Split.Train);
                Assert.InRange(train, (0.6 * label.Count()) - 2, (0.6 * label.Count()) + 2);
            });
        }
    }

    [Fact]
    public async Task Strata_of_repositories_and_sizes_are_divided_too()
    {
        var corpus = InMemorySplit.Create(3, 6, maxFiles: 20);

        await Run(corpus, new() { By = SplitUnit.File, Stratify = SplitStratum.Repository, Ratios = [0.5, 0, 0.5] });

        var repositories = corpus.ExampleList.Zip(corpus.Written!.Splits).GroupBy(pair => pair.First.RepositoryRow);
        Assert.All(repositories.Where(r => r.Count() > 60), repository => Assert.InRange(
            repository.Count(pair => pair.Second.Split == Split.Train) / (double)repository.Count(), 0.3, 0.7));
    }

    [Fact]
    public async Task A_list_names_repositories_globs_and_examples_the_nearest_first()
    {
        var corpus = InMemorySplit.Create(1, 3, maxFiles: 5);
        var chosen = corpus.ExampleList.First(example => example.RepositoryRow == 1);
        await WriteAsync(
            "repository,path,example,split",
            "https://example.org/1/1,,,test",
            "https://example.org/1/2,src/*.cs,,validation",
            ",**/*.cs,,train",
            $",,{chosen.Id},validation",
            "https://example.org/1/2,,,test");

        await Run(corpus, new() { By = SplitUnit.List, List = _list });

        var splits = corpus.ExampleList.Zip(corpus.Written!.Splits);
        Assert.All(splits, pair => Assert.Equal(
            pair.First.Row == chosen.Row ? Split.Validation
                : pair.First.RepositoryRow == 2 ? Split.Validation
                : Split.Train,
            pair.Second.Split));
    }

    [Theory]
    [InlineData(UnlistedExamples.Drop)]
    [InlineData(UnlistedExamples.Train)]
    public async Task What_a_list_does_not_name_is_dropped_or_trained_on(UnlistedExamples unlisted)
    {
        var corpus = InMemorySplit.Create(2, 3);
        await WriteAsync("repository\tsplit", "https://example.org/2/1\ttest");
        var listed = corpus.ExampleList.Count(example => example.RepositoryRow == 1);

        var report = await Run(corpus, new() { By = SplitUnit.List, List = _list, Unlisted = unlisted });

        var line = Assert.Single(report.Ledger);
        Assert.True(line.Balances);
        Assert.Equal(unlisted == UnlistedExamples.Drop ? listed : corpus.ExampleList.Count, line.Kept);
        Assert.Equal(listed, corpus.Written!.Splits.Count(split => split.Split == Split.Test));
    }

    [Fact]
    public async Task What_a_list_does_not_name_can_be_an_error()
    {
        await WriteAsync("repository,split", "https://example.org/2/1,test");

        var error = await Assert.ThrowsAsync<OptionException>(() => Run(
            InMemorySplit.Create(2, 3),
            new() { By = SplitUnit.List, List = _list, Unlisted = UnlistedExamples.Error }));

        Assert.Contains("does not name", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "header")]
    [InlineData("repo,split\nx,train", 1, "header")]
    [InlineData("repository,split\nx,learn", 2, "'learn'")]
    [InlineData("repository,split\nx,0", 2, "'0'")]
    [InlineData("repository,split\nx", 2, "1 fields")]
    [InlineData("repository,split\n,train", 2, "names neither")]
    [InlineData("repository,split\n\"x,train", 2, "a quote that is not closed")]
    [InlineData("repository,split\nx,train\nx,\"train", 3, "a quote that is not closed")]
    [InlineData("repository,split\n\"x\"y,train", 2, "text after one")]
    public async Task A_list_that_is_wrong_is_refused_with_the_line(string text, int line, string message)
    {
        await WriteAsync(text.Split('\n'));

        var error = Assert.Throws<InvalidFileException>(() => SplitList.Read(_list));

        Assert.Contains(error.Errors, e => e.Line == line && e.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_quoted_field_may_hold_the_separator_and_quotes()
    {
        await WriteAsync("path, \"repository\" ,split", "\"src/a, \"\"b\"\".cs\", x ,\"test\"", ",\"y,z\",train");

        var list = SplitList.Read(_list);

        Assert.Equal(Split.Test, list.Find("x", "src/a, \"b\".cs", default));
        Assert.Equal(Split.Train, list.Find("y,z", "a.cs", default));
    }

    [Fact]
    public async Task A_repository_that_a_list_names_in_vain_is_warned_of_with_its_line()
    {
        await WriteAsync(
            "repository,path,split",
            "https://example.org/2/1,,train",
            "Typo,,test",
            "Typo,a.cs,test",
            ",**/*.cs,train");

        var report = await Run(InMemorySplit.Create(2, 3), new() { By = SplitUnit.List, List = _list });

        var warning = Assert.Single(report.Warnings, w => w.Contains("names", StringComparison.Ordinal));
        Assert.StartsWith("line 3 of ", warning, StringComparison.Ordinal);
        Assert.Contains("names Typo, ", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_of_the_list_is_another_fingerprint()
    {
        var stage = new SplitStage(
            new() { By = SplitUnit.List, List = _list },
            new InMemorySplit(),
            new InMemorySplit(),
            new SilentProgress());
        var before = stage.Fingerprint;

        await WriteAsync("repository,split", "x,train");

        Assert.NotEqual(before, stage.Fingerprint);
        Assert.DoesNotContain(_list, stage.Fingerprint, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaks_are_counted_by_type_1_and_by_qualified_name()
    {
        static SplitExample Example(long row, long? cluster, string name) => new()
        {
            Row = row,
            Id = new(ContentHash.Of($"{row}")),
            RepositoryRow = 1,
            FileRow = 1,
            Label = $"{row}",
            Type1Cluster = cluster,
            QualifiedName = name,
        };

        var leaks = LeakCounter.Count(
            [Example(1, 5, "A.B"), Example(2, 5, "A.C"), Example(3, null, "A.B")],
            [Split.Train, Split.Test, Split.Test]);

        Assert.Equal(1, leaks.Of(LeakKind.Type1, Split.Test, Split.Train).Leaked);
        Assert.Equal(1, leaks.Of(LeakKind.Name, Split.Test, Split.Train).Leaked);
        Assert.Equal(0, leaks.Of(LeakKind.Label, Split.Test, Split.Train).Leaked);
    }

    private static Task<StageReport> Run(InMemorySplit corpus, SplitOptions options, Dates? dates = null) =>
        new SplitStage(options, corpus, corpus, new SilentProgress(), dates, dates)
            .RunAsync(TestContext.Current.CancellationToken);

    private Task WriteAsync(params string[] lines) =>
        File.WriteAllLinesAsync(_list, lines, TestContext.Current.CancellationToken);

    private sealed class Dates(InMemorySplit corpus) : IRepositoryReader, IFileHistory
    {
        public bool IsGit { get; init; } = true;

        public bool HasHistory { get; init; } = true;

        public bool IsShallow { get; init; }

        public static long Of(long fileRow) => (long)(SeededRandom.Mix((ulong)fileRow) % 1000) - 500;

        public IReadOnlyList<RepositorySnapshot> Read() =>
        [
            .. corpus.RepositoryList.Select(repository => new RepositorySnapshot
            {
                Row = repository.Row,
                Url = repository.Url,
                Commit = "",
                Include = [],
                Exclude = [],
                Location = "",
                IsGit = IsGit,
            }),
        ];

        public IReadOnlyDictionary<string, FileDate>? Read(
            RepositorySnapshot repository, IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
            HasHistory
                ? corpus.FileList.Where(file => file.RepositoryRow == repository.Row).Skip(IsShallow ? 1 : 0)
                    .ToDictionary(file => file.Path, file => new FileDate(Of(file.Row), false))
                : null;
    }
}
