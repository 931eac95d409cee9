using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise;

public sealed class NoiseStageTests
{
    private static readonly double[] _levels = [0, 0.25, 0.5, 0.75, 1];
    private static readonly NoiseOptions _shuffle = new() { Kind = NoiseKind.LabelShuffle };
    private static readonly NoiseOptions _deletion = new() { Kind = NoiseKind.StatementDeletion };
    private static readonly NoiseOptions _leakage = new() { Kind = NoiseKind.MethodLeakage, Seed = 5 };

    [Fact]
    public async Task Noise_at_a_level_contains_the_noise_at_lower_levels()
    {
        var workspace = new NoiseWorkspace(Names(700));

        await workspace.RunAsync(_shuffle, _deletion, _leakage);

        foreach (var (kind, seed) in workspace.Ranks.Keys)
        {
            Assert.All(_levels.Zip(_levels.Skip(1)), pair =>
                Assert.Subset(workspace.NoisyAt(kind, seed, pair.Second), workspace.NoisyAt(kind, seed, pair.First)));
        }
    }

    [Fact]
    public async Task Noise_hits_its_rate_exactly()
    {
        var workspace = new NoiseWorkspace(Names(702));

        await workspace.RunAsync(_shuffle);

        Assert.All(_levels, level =>
            Assert.Equal(
                NestedSelection.CountAt(level, 702), workspace.NoisyAt(NoiseKind.LabelShuffle, 1, level).Count));
    }

    [Fact]
    public async Task A_shuffled_label_is_another_training_label()
    {
        var names = Names(500);
        var workspace = new NoiseWorkspace(names);

        await workspace.RunAsync(_shuffle);

        var labels = names.Select(Subtokens.Normalise).ToHashSet();
        var manifest = workspace.Manifest[(NoiseKind.LabelShuffle, 1)];
        Assert.Equal(500, manifest.Count);
        Assert.All(manifest, row => Assert.NotEqual(row.Before, row.After));
        Assert.All(manifest, row => Assert.Contains(row.After, labels));
        Assert.Equal(names.Select(Subtokens.Normalise), manifest.Select(row => row.Before));
    }

    [Fact]
    public async Task Shuffled_labels_are_drawn_from_distinct_names_whatever_their_frequency()
    {
        var workspace = new NoiseWorkspace([.. Enumerable.Repeat("Often", 5000), "Rare", "Other", "Third"]);

        await workspace.RunAsync(_shuffle);

        var drawn = workspace.Manifest[(NoiseKind.LabelShuffle, 1)]
            .Where(row => row.Before == "often")
            .CountBy(row => row.After);
        Assert.Equal(3, drawn.Count());
        Assert.All(drawn, count => Assert.InRange(count.Value, 1550, 1790));
    }

    [Fact]
    public async Task Refused_examples_are_counted_and_others_take_their_turn()
    {
        string[] refused = [.. Enumerable.Range(0, 99).Select(i => $"not{(char)('A' + (i % 26))}")];
        string[] names = [.. Names(400), .. refused, "Gone"];
        var workspace = new NoiseWorkspace(names);

        var report = await workspace.RunAsync(_deletion);

        var line = Assert.Single(report.Ledger);
        Assert.True(line.Balances);
        Assert.Equal((500, 400), (line.Read, line.Kept));
        Assert.Equal(99, line.Dropped["no-leaf-statement"]);
        Assert.Equal(1, line.Dropped["no-code"]);
        Assert.Equal(375, workspace.NoisyAt(NoiseKind.StatementDeletion, 1, 0.75).Count);
        Assert.Equal(400, workspace.NoisyAt(NoiseKind.StatementDeletion, 1, 1).Count);
        Assert.Equal(0.8, report.Facts["statement-deletion seed 1 level 1"]);
        Assert.Contains("80", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.All(workspace.Refused.Values.Single(), row => Assert.Equal(line.Unit, row.Drop.Unit));
    }

    [Fact]
    public async Task A_single_label_cannot_be_shuffled()
    {
        var workspace = new NoiseWorkspace(["Run", "Run", "_"]);

        var report = await workspace.RunAsync(_shuffle);

        Assert.Equal(0, report.Ledger[0].Kept);
        Assert.Equal(2, report.Ledger[0].Dropped["single-label"]);
        Assert.Equal(1, report.Ledger[0].Dropped["no-label"]);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_noise_with_any_number_of_jobs()
    {
        var once = new NoiseWorkspace(Names(600));
        var parallel = new NoiseWorkspace(Names(600));

        await once.RunAsync(_shuffle, _deletion);
        await parallel.Stage(4, _shuffle, _deletion).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(once.Dump(), parallel.Dump());
    }

    [Fact]
    public async Task Another_seed_gives_other_noise()
    {
        var workspace = new NoiseWorkspace(Names(300));

        await workspace.RunAsync(_shuffle, _shuffle with { Seed = 2 });

        var first = workspace.Manifest[(NoiseKind.LabelShuffle, 1)].Select(row => row.After);
        Assert.NotEqual(first, workspace.Manifest[(NoiseKind.LabelShuffle, 2)].Select(row => row.After));
        Assert.NotEqual(
            workspace.NoisyAt(NoiseKind.LabelShuffle, 1, 0.25), workspace.NoisyAt(NoiseKind.LabelShuffle, 2, 0.25));
    }

    [Fact]
    public async Task A_killed_run_continues_to_the_same_result()
    {
        var whole = new NoiseWorkspace(Names(900));
        var killed = new NoiseWorkspace(Names(900)) { BatchesUntilFailure = 5 };

        await whole.RunAsync(_deletion, _leakage);
        await Assert.ThrowsAsync<OperationCanceledException>(() => killed.RunAsync(_deletion, _leakage));
        var readBefore = killed.UnitsRead;
        killed.BatchesUntilFailure = int.MaxValue;
        var report = await killed.RunAsync(_deletion, _leakage);

        Assert.Equal(whole.Dump(), killed.Dump());
        Assert.Equal(1800 - 900 - 256, killed.UnitsRead - readBefore);
        Assert.All(report.Ledger, line => Assert.Equal(900, line.Read));
    }

    [Fact]
    public async Task Levels_of_two_entries_of_one_kind_and_seed_are_joined()
    {
        var workspace = new NoiseWorkspace(Names(100));

        await workspace.RunAsync(_shuffle with { Levels = [0.1] }, _shuffle with { Levels = [0, 0.3] });

        var ranks = workspace.Ranks[(NoiseKind.LabelShuffle, 1)];
        Assert.Equal(10, ranks.Count(rank => rank.NoisyFrom == 0.1));
        Assert.Equal(20, ranks.Count(rank => rank.NoisyFrom == 0.3));
        Assert.Equal(70, ranks.Count(rank => rank.NoisyFrom is null));
        Assert.All(ranks, rank => Assert.Equal(rank.NoisyFrom <= 0.1, Math.Round(rank.Quantile * 100) <= 10));
    }

    [Fact]
    public async Task Level_zero_alone_asks_for_nothing()
    {
        var workspace = new NoiseWorkspace([]);

        var report = await workspace.RunAsync(_shuffle with { Levels = [0] });

        Assert.Empty(workspace.Manifest);
        Assert.Equal(0, Assert.Single(report.Ledger).Read);
    }

    [Fact]
    public async Task An_empty_training_split_is_an_error() =>
        await Assert.ThrowsAsync<StageException>(() => new NoiseWorkspace([]).RunAsync(_shuffle));

    [Fact]
    public void The_fingerprint_follows_the_options()
    {
        var workspace = new NoiseWorkspace([]);

        Assert.Equal(workspace.Stage(1, _shuffle).Fingerprint, workspace.Stage(2, _shuffle).Fingerprint);
        Assert.NotEqual(
            workspace.Stage(1, _shuffle).Fingerprint, workspace.Stage(1, _shuffle with { Levels = [0.3] }).Fingerprint);
    }

    private static string[] Names(int count)
    {
        var random = SeededRandom.For("names", 1);
        return [.. Enumerable.Range(0, count)
            .Select(_ => $"Get{Letters((int)(200 * Math.Pow(random.NextDouble(), 3)))}")];
    }

    private static string Letters(int number) => $"{(char)('A' + (number % 26))}{(char)('a' + (number / 26))}";
}
