using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup;

public class DedupStageTests
{
    [Fact]
    public async Task Writes_every_level_and_balances_its_ledger()
    {
        var storage = Corpus();

        var report = await Stage(storage).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal([DuplicationLevel.Method, DuplicationLevel.File], storage.Written.Keys);
        Assert.Equal(["method", "file"], report.Ledger.Select(line => line.Unit));
        Assert.Equal([201, 51], report.Ledger.Select(line => line.Read));
        Assert.All(report.Ledger, line => Assert.True(line.Balances));
        Assert.Equal(storage.Written[DuplicationLevel.Method].Found.Drops.Count, report.Ledger[0].Dropped["no-tokens"]);
        var summary = storage.Written[DuplicationLevel.Method].Found.Summary;
        Assert.Equal(summary.Exact, report.Facts["method: exact pairs"]);
        Assert.Equal(summary.Near, report.Facts["method: near pairs"]);
        Assert.Equal(summary.Share, report.Facts["method: duplicated share"]);
        Assert.True(summary.Near > 0 && summary.Type1 > 0 && summary.Type2 > 0 && summary.Exact > 0);
    }

    [Fact]
    public async Task Goes_on_with_the_level_that_was_not_finished()
    {
        var storage = Corpus();
        var first = await Stage(storage).RunAsync(TestContext.Current.CancellationToken);
        storage.Levels[DuplicationLevel.Method].Clear();

        var second = await Stage(storage).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first.Facts, second.Facts);
        Assert.Equal(first.Ledger.Select(line => line.Read), second.Ledger.Select(line => line.Read));
    }

    [Fact]
    public async Task Stops_when_cancelled_and_writes_nothing()
    {
        var storage = Corpus();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Stage(storage).RunAsync(source.Token));

        Assert.Empty(storage.Written);
    }

    [Fact]
    public async Task Says_that_there_is_nothing_to_compare()
    {
        var report = await Stage(new()).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["there is no method to compare", "there is no file to compare"], report.Warnings);
    }

    [Fact]
    public void The_fingerprint_tells_options_but_not_threads()
    {
        var storage = new InMemoryDuplicates();

        Assert.Equal(Stage(storage, jobs: 1).Fingerprint, Stage(storage, jobs: 4).Fingerprint);
        Assert.NotEqual(Stage(storage).Fingerprint, Stage(storage, new() { SetJaccard = 0.9 }).Fingerprint);
        Assert.NotEqual(Stage(storage).Fingerprint, Stage(storage, new() { MinTokens = 21 }).Fingerprint);
    }

    [Theory]
    [InlineData(0.29)]
    [InlineData(1.01)]
    public void Refuses_thresholds_that_the_filters_cannot_serve(double set) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Stage(new(), new() { SetJaccard = set }));

    private static DedupStage Stage(InMemoryDuplicates storage, DedupOptions? options = null, int jobs = 2) =>
        new(options ?? new() { MinTokens = 5 }, storage, storage, new SilentProgress(), jobs);

    private static InMemoryDuplicates Corpus()
    {
        var storage = new InMemoryDuplicates();
        storage.Kinds.AddRange(RandomUnits.Kinds(200));
        storage.Levels[DuplicationLevel.Method] = [.. RandomUnits.Create(1, 200, 120, 40), RandomUnits.Unit(201, [])];
        storage.Levels[DuplicationLevel.File] = [.. RandomUnits.Create(2, 50, 120, 40), RandomUnits.Unit(51, [])];
        return storage;
    }
}
