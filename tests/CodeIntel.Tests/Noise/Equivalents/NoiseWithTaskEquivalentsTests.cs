using CodeIntel.Examples;

namespace CodeIntel.Tests.Noise.Equivalents;

public sealed class NoiseWithTaskEquivalentsTests
{
    private static readonly int _edits = Enum.GetValues<EquivalentEdit>().Length;

    [Fact]
    public async Task Text_tasks_read_the_edited_code_with_the_same_summary_and_label()
    {
        var workspace = new EquivalentWorkspace(4);

        var report = await workspace.Stage(10, TaskKind.CodeSearch).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(8 * _edits, workspace.Written.Count());
        Assert.All(report.Ledger, line => Assert.True(line.Balances, line.Unit));
        var log = report.Ledger.Single(line => line.Unit == "evaluation example (code-search log-statement)");
        Assert.Equal((8, 6, 2L), (log.Read, log.Kept, log.Dropped["no-site"]));
        foreach (var edit in workspace.Written.Where(edit => edit.Refused is null))
        {
            Assert.Equal("match", edit.Made!.Label);
            Assert.Equal(["the", "words"], edit.Made.Input.Words);
            Assert.Equal([$"{edit.Edit}", "x"], edit.Made.Input.Tokens);
            Assert.Empty(edit.Made.Origins);
        }
    }

    [Fact]
    public async Task So_many_units_of_each_evaluation_split_and_a_smaller_sample_is_part_of_a_larger()
    {
        static async Task<HashSet<long>> RowsAsync(int count)
        {
            var workspace = new EquivalentWorkspace(40);
            await workspace.Stage(count, TaskKind.CodeToText).RunAsync(TestContext.Current.CancellationToken);
            Assert.Equal(count, workspace.Written.Where(edit => edit.Example.Split == Split.Validation)
                .Select(edit => edit.Example.Row).Distinct().Count());
            return [.. workspace.Written.Select(edit => edit.Example.Row)];
        }

        var (few, more) = (await RowsAsync(5), await RowsAsync(15));

        Assert.Equal((10, 30), (few.Count, more.Count));
        Assert.Subset(more, few);
    }

    [Fact]
    public async Task A_killed_run_continues_to_the_same_result()
    {
        var (whole, killed) = (new EquivalentWorkspace(80), new EquivalentWorkspace(80));
        TaskKind[] tasks = [TaskKind.CodeToText, TaskKind.CodeSearch];

        var expected = await whole.Stage(100, tasks).RunAsync(TestContext.Current.CancellationToken);
        killed.BatchesUntilFailure = 6;
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => killed.Stage(100, tasks).RunAsync(TestContext.Current.CancellationToken));
        killed.BatchesUntilFailure = int.MaxValue;
        var report = await killed.Stage(100, tasks).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            whole.Written.Select(edit => (edit.Example.Row, edit.Edit, edit.Refused)),
            killed.Written.Select(edit => (edit.Example.Row, edit.Edit, edit.Refused)));
        Assert.Equal(
            expected.Ledger.Select(line => (line.Unit, line.Read, line.Kept)),
            report.Ledger.Select(line => (line.Unit, line.Read, line.Kept)));
    }

    [Fact]
    public async Task A_misuse_example_whose_tokens_are_lost_or_too_many_is_refused()
    {
        var workspace = new EquivalentWorkspace(1) { IsMisuse = true };

        var report = await workspace.Stage(10, TaskKind.VariableMisuse)
            .RunAsync(TestContext.Current.CancellationToken);

        var reasons = report.Ledger.ToDictionary(line => line.Unit, line => string.Join(' ', line.Dropped.Keys));
        Assert.Equal("token-lost", reasons["evaluation example (variable-misuse loop-exchange)"]);
        Assert.Equal("too-long", reasons["evaluation example (variable-misuse try-catch)"]);
        Assert.Equal("no-site", reasons["evaluation example (variable-misuse log-statement)"]);
        var rename = workspace.Written.Where(edit => edit.Edit == EquivalentEdit.VariableRename).ToList();
        Assert.Equal(["0", "0", "3>2", "3>2"], rename.Select(edit => edit.Made!.Label).Order());
        Assert.Equal([0, 1], rename[0].Made!.Origins.Order());
    }

    [Fact]
    public void The_fingerprint_follows_the_number_of_examples()
    {
        var workspace = new EquivalentWorkspace(1);

        Assert.NotEqual(
            workspace.Stage(10, TaskKind.CodeToText).Fingerprint, workspace.Stage(11, TaskKind.CodeToText).Fingerprint);
    }
}
