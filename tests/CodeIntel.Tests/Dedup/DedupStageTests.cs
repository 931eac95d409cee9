using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup;

public sealed class DedupStageTests : IDisposable
{
    private readonly string _spill = Path.Combine(Path.GetTempPath(), $"spill-{Guid.NewGuid():n}");

    [Fact]
    public async Task Writes_every_level_and_balances_its_ledger()
    {
        var storage = Corpus();

        var report = await Stage(storage).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal([DuplicationLevel.Method, DuplicationLevel.File], storage.Written.Keys);
        Assert.Equal(["method", "file"], report.Ledger.Select(line => line.Unit));
        Assert.Equal([201, 51], report.Ledger.Select(line => line.Read));
        Assert.All(report.Ledger, line => Assert.True(line.Balances));
        Assert.Equal(
            storage.Written[DuplicationLevel.Method].Found.Drops.Count,
            report.Ledger[0].Dropped["no-tokens"]
        );
        var summary = storage.Written[DuplicationLevel.Method].Found.Summary;
        Assert.Equal(summary.Exact, report.Facts["method: exact pairs"]);
        Assert.Equal(summary.Near, report.Facts["method: near pairs"]);
        Assert.Equal(summary.Share, report.Facts["method: duplicated share"]);
        Assert.True(
            summary.Near > 0 && summary.Type1 > 0 && summary.Type2 > 0 && summary.Exact > 0
        );
    }

    [Fact]
    public async Task Goes_on_with_the_level_that_was_not_finished()
    {
        var storage = Corpus();
        var first = await Stage(storage).RunAsync(TestContext.Current.CancellationToken);
        storage.Levels[DuplicationLevel.Method].Clear();

        var second = await Stage(storage).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first.Facts, second.Facts);
        Assert.Equal(
            first.Ledger.Select(line => line.Read),
            second.Ledger.Select(line => line.Read)
        );
    }

    [Fact]
    public async Task Stops_when_cancelled_and_writes_nothing()
    {
        var storage = Corpus();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Stage(storage).RunAsync(source.Token)
        );

        Assert.Empty(storage.Written);
    }

    [Fact]
    public async Task Says_that_there_is_nothing_to_compare()
    {
        var report = await Stage(new()).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["there is no method to compare", "there is no file to compare"],
            report.Warnings
        );
    }

    [Fact]
    public void The_fingerprint_tells_options_but_not_threads()
    {
        var storage = new InMemoryDuplicates();

        Assert.Equal(Stage(storage, jobs: 1).Fingerprint, Stage(storage, jobs: 4).Fingerprint);
        Assert.NotEqual(
            Stage(storage).Fingerprint,
            Stage(storage, new() { SetJaccard = 0.9 }).Fingerprint
        );
        Assert.NotEqual(
            Stage(storage).Fingerprint,
            Stage(storage, new() { MinTokens = 21 }).Fingerprint
        );
    }

    [Theory]
    [InlineData(0.29)]
    [InlineData(1.01)]
    public void Refuses_thresholds_that_the_filters_cannot_serve(double set) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Stage(new(), new() { SetJaccard = set }));

    [Fact]
    public async Task Refuses_a_cap_that_is_too_small_before_any_work_and_names_one_that_does()
    {
        var storage = Corpus();
        var stage = Stage(storage, resources: new(_spill, 64 << 20));

        var error = await Assert.ThrowsAsync<InvalidFileException>(() =>
            stage.RunAsync(TestContext.Current.CancellationToken)
        );

        Assert.Matches("64M is too small .* the smallest cap that does is [0-9]+M", error.Message);
        Assert.Empty(storage.Written);
        var cap = long.Parse(
            System
                .Text.RegularExpressions.Regex.Match(error.Message, "does is ([0-9]+)M")
                .Groups[1]
                .Value,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Contains(
            "dedup",
            Stage(storage, resources: new(_spill, cap << 20)).Fingerprint,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Refuses_sketches_below_the_threshold_that_they_serve()
    {
        var options = new DedupOptions { Method = DedupMethod.Sketch, SetJaccard = 0.4 };

        var error = Assert.Throws<InvalidFileException>(() => Stage(Corpus(), options).Fingerprint);

        Assert.Contains(
            "sketches serve thresholds from 0.5",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sketches_tell_their_recall_and_leave_no_file()
    {
        var storage = Corpus();
        var options = new DedupOptions { MinTokens = 5, Method = DedupMethod.Sketch };
        Directory.CreateDirectory(_spill);
        await File.WriteAllTextAsync(
            Path.Combine(_spill, "sets"),
            "of an interrupted run",
            TestContext.Current.CancellationToken
        );

        var report = await Stage(storage, options, resources: new(_spill))
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.InRange(report.Facts["method: sketch recall on the sample"], 0.9, 1);
        Assert.InRange(report.Facts["method: sketch candidate precision"], 0.01, 1);
        Assert.False(Directory.Exists(_spill));
    }

    [Fact]
    public void What_only_sketches_read_is_no_part_of_an_exact_fingerprint()
    {
        var storage = Corpus();
        var exact = Stage(storage).Fingerprint;

        Assert.Equal(
            exact,
            Stage(
                storage,
                new()
                {
                    MinTokens = 5,
                    Seed = 1,
                    Recall = 0.9,
                }
            ).Fingerprint
        );
        Assert.Equal(
            exact,
            Stage(storage, new() { MinTokens = 5, Method = DedupMethod.Exact }).Fingerprint
        );
        var sketch = new DedupOptions { MinTokens = 5, Method = DedupMethod.Sketch };
        Assert.NotEqual(exact, Stage(storage, sketch).Fingerprint);
        Assert.NotEqual(
            Stage(storage, sketch).Fingerprint,
            Stage(storage, sketch with { Seed = 1 }).Fingerprint
        );
    }

    public void Dispose() => SpillFolder.Remove(_spill);

    private static DedupStage Stage(
        InMemoryDuplicates storage,
        DedupOptions? options = null,
        int jobs = 2,
        DedupResources? resources = null
    ) =>
        new(
            options ?? new() { MinTokens = 5 },
            storage,
            storage,
            new SilentProgress(),
            jobs,
            resources
        );

    private static InMemoryDuplicates Corpus()
    {
        var storage = new InMemoryDuplicates();
        storage.Kinds.AddRange(RandomUnits.Kinds(200));
        storage.Levels[DuplicationLevel.Method] =
        [
            .. RandomUnits.Create(1, 200, 120, 40),
            RandomUnits.Unit(201, []),
        ];
        storage.Levels[DuplicationLevel.File] =
        [
            .. RandomUnits.Create(2, 50, 120, 40),
            RandomUnits.Unit(51, []),
        ];
        return storage;
    }
}
