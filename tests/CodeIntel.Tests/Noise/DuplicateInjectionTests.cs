using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise;

public sealed class DuplicateInjectionTests
{
    private static readonly NoiseOptions _options = new()
    {
        Kind = NoiseKind.DuplicateInjection,
        Levels = [0, 0.5, 1],
        Copies = [2, 4, 8],
        Share = 0.2,
    };

    private static string[] Names => [.. Enumerable.Range(0, 300).Select(i => $"Get{(char)('A' + (i % 7))}")];

    [Fact]
    public async Task Repeats_a_share_of_the_examples_and_gives_each_number_of_copies_equally_often()
    {
        var workspace = new NoiseWorkspace(Names);

        var report = await workspace.RunAsync(_options);

        Assert.Equal(60, workspace.Injected.Count);
        Assert.All(workspace.Injected, injected => Assert.Empty(injected.Copies));
        Assert.Equal(30, workspace.Injected.Count(injected => injected.Rank.NoisyFrom == 0.5));
        foreach (var level in new[] { 0.5, 1.0 })
        {
            var factors = workspace.Injected.Where(injected => injected.Rank.NoisyFrom <= level)
                .CountBy(injected => injected.Factor).ToDictionary();
            Assert.Equal([2, 4, 8], factors.Keys.Order());
            Assert.Single(factors.Values.Distinct());
        }

        Assert.Equal(0.2, report.Facts["duplicate-injection seed 1 level 1"], 6);
        Assert.Equal(20 * (1 + 3 + 7), report.Facts["duplicate-injection seed 1 level 1: copies added"]);
        Assert.Equal(0, workspace.UnitsRead);
    }

    [Fact]
    public async Task The_choice_is_stratified_by_label()
    {
        var workspace = new NoiseWorkspace(Names);

        await workspace.RunAsync(_options);

        var byName = workspace.Injected.CountBy(injected => Names[(injected.Rank.Row - 10) / 3]);
        Assert.All(byName, pair => Assert.InRange(pair.Value, 7, 10));
    }

    [Fact]
    public async Task Changed_copies_differ_as_far_as_they_can_and_what_cannot_be_copied_is_dropped()
    {
        var names = Names.Select((name, i) => i % 4 == 0 ? "no" + name : name).ToArray();
        var workspace = new NoiseWorkspace(names);

        var report = await workspace.RunAsync(_options with { Form = DuplicateForm.Renamed });

        Assert.Equal(60, workspace.Injected.Count);
        Assert.All(workspace.Injected, injected => Assert.Equal(injected.Factor - 1, injected.Copies.Count));
        Assert.All(workspace.Injected, injected => Assert.InRange(
            injected.Copies.Select(copy => copy.Edited!.Text).Distinct().Count(),
            Math.Min(2, injected.Copies.Count),
            Math.Min(3, injected.Copies.Count)));
        Assert.DoesNotContain(
            workspace.Injected,
            injected => names[(injected.Rank.Row - 10) / 3].StartsWith("no", StringComparison.Ordinal));
        var line = report.Ledger[0];
        Assert.Equal(60, line.Kept);
        Assert.Equal(line.Read - 60, line.Dropped["no-variable"]);
        Assert.Equal(60, workspace.Injected.Select(injected => injected.Rank.Row).Distinct().Count());
    }

    [Fact]
    public async Task Goes_on_after_an_interruption_to_the_same_manifest()
    {
        var options = _options with { Form = DuplicateForm.Renamed, Share = 1 };
        var names = Names.Select((name, i) => i % 5 == 0 ? "no" + name : name).ToArray();
        var whole = new NoiseWorkspace(names);
        var killed = new NoiseWorkspace(names) { BatchesUntilFailure = 2 };

        await whole.RunAsync(options);
        await Assert.ThrowsAsync<OperationCanceledException>(() => killed.RunAsync(options));
        killed.BatchesUntilFailure = int.MaxValue;
        await killed.Stage(4, options).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Dump(whole), Dump(killed));
    }

    [Fact]
    public async Task Warns_where_fewer_examples_can_be_repeated_than_were_asked_for()
    {
        var workspace = new NoiseWorkspace([.. Enumerable.Repeat("noName", 9), "GetName"]);

        var report = await workspace.RunAsync(_options with { Form = DuplicateForm.Gapped, Share = 1 });

        Assert.Contains("at level 1 repeats 1 of 10 examples", Assert.Single(
            report.Warnings,
            warning => warning.Contains("level 1 ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Dump(NoiseWorkspace workspace) => workspace.Injected.Select(injected =>
        $"{injected.Rank} {injected.Factor} {string.Join(' ', injected.Copies.Select(copy => copy.After))}");
}
