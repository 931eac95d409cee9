using CodeIntel.Examples;
using CodeIntel.Noise.Tasks;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise.Tasks;

public sealed class TaskCopiesTests
{
    private static readonly NoiseOptions _options = new()
    {
        Kind = NoiseKind.DuplicateInjection,
        Levels = [0, 0.5, 1],
        Form = DuplicateForm.Gapped,
    };

    public static TheoryData<TaskKind, DuplicateForm> Kinds => new MatrixTheoryData<TaskKind, DuplicateForm>(
        [TaskKind.VariableMisuse, TaskKind.CodeToText, TaskKind.CodeSearch],
        [DuplicateForm.Renamed, DuplicateForm.Gapped]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Examples_of_chosen_units_are_copied_from_their_level_on(TaskKind task, DuplicateForm form)
    {
        var workspace = Workspace(TaskWorkspace.Units(40));

        var report = await workspace.RunAsync([_options with { Form = form }], task);

        var line = report.Ledger[^1];
        var examples = task == TaskKind.VariableMisuse ? 2 : 1;
        Assert.Equal((8 * examples, 8 * examples), (line.Read, line.Kept));
        Assert.Equal(workspace.Copies.Count, workspace.Manifest.Values.Single().Count);
        Assert.All(
            workspace.Manifest.Values.Single().Values,
            row => Assert.Equal((KebabCase.Of(form), KebabCase.Of(form)), (row.Before, row.After)));
        foreach (var (row, from, factor) in workspace.Repeated)
        {
            Assert.All(Enumerable.Range(0, examples), variant =>
            {
                var (level, copies) = workspace.Copies[(task, new(row, variant))];
                Assert.Equal((from, factor - 1), (level, copies.Count));
            });
        }

        Assert.Equal(0.1, report.Facts[$"{KebabCase.Of(task)} duplicate-injection seed 1 level 0.5"]);
        Assert.Equal(
            examples * ((4 * 1) + (4 * 7)),
            report.Facts[$"{KebabCase.Of(task)} duplicate-injection seed 1 level 1: copies added"]);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task A_summary_and_its_class_stay_and_the_code_is_the_copys()
    {
        var workspace = Workspace(TaskWorkspace.Units(40));

        await workspace.RunAsync([_options], TaskKind.CodeToText, TaskKind.CodeSearch);

        foreach (var ((task, key), (_, copies)) in workspace.Copies)
        {
            var original = workspace.Examples[task].Single(example => example.Row == key.Row);
            Assert.Equal(
                Enumerable.Range(1, copies.Count).Select(copy => $"copy{copy}"),
                copies.Select(copy => copy.Input.Tokens[0]));
            Assert.All(copies, copy => Assert.Equal(
                (original.Label, string.Join(' ', original.Input.Words)),
                (copy.Label, string.Join(' ', copy.Input.Words))));
        }
    }

    [Fact]
    public async Task A_bug_keeps_its_place_in_each_copy_and_the_clean_twin_stays_clean()
    {
        var workspace = Workspace(TaskWorkspace.Units(40));

        await workspace.RunAsync([_options], TaskKind.VariableMisuse);

        Assert.All(workspace.Copies, example => Assert.All(example.Value.Copies, copy =>
        {
            Assert.Equal(example.Key.Item2.Variant == 0 ? "0" : "8>3,6,10", copy.Label);
            Assert.Equal(example.Key.Item2.Variant == 0 ? "a" : "b", copy.Input.Tokens[7]);
        }));
    }

    [Fact]
    public async Task A_unit_whose_bug_is_lost_or_whose_copy_is_too_long_is_dropped_with_both_twins()
    {
        var units = TaskWorkspace.Units(40);
        units[0] = units[0] with { Name = "Lost" };
        units[5] = units[5] with { Name = "Gone" };
        var lost = Workspace(units);
        var short9 = Workspace(TaskWorkspace.Units(40), limits: [10, 100]);

        var report = await lost.RunAsync([_options], TaskKind.VariableMisuse);
        var tooLong = await short9.RunAsync([_options], TaskKind.VariableMisuse);

        var line = report.Ledger[^1];
        Assert.True(line.Balances);
        // "Gone" gives no example: its unit is repeated for other tasks alone
        Assert.Equal((14, 12, 2L), (line.Read, line.Kept, line.Dropped["bug-not-followed"]));
        Assert.Equal(2, lost.NoiseDrops.Count);
        Assert.Contains(report.Warnings, text => text.Contains("12 of 14", StringComparison.Ordinal));
        Assert.Equal(16, tooLong.Ledger[^1].Dropped["too-long"]);
    }

    [Fact]
    public async Task The_same_result_with_any_number_of_jobs_and_after_a_kill()
    {
        static TaskWorkspace Many() => Workspace(TaskWorkspace.Units(700));
        var (once, parallel, killed) = (Many(), Many(), Many());
        TaskKind[] tasks = [TaskKind.VariableMisuse, TaskKind.CodeToText];

        var expected = await once.RunAsync([_options], tasks);
        await parallel.Stage(4, [_options], tasks).RunAsync(TestContext.Current.CancellationToken);
        killed.BatchesUntilFailure = 7; // three batches of examples of each task come first
        await Assert.ThrowsAsync<OperationCanceledException>(() => killed.RunAsync([_options], tasks));
        Assert.NotEmpty(killed.Copies);
        killed.BatchesUntilFailure = int.MaxValue;
        var report = await killed.RunAsync([_options], tasks);

        Assert.Equal(once.Dump(), parallel.Dump());
        Assert.Equal(once.Dump(), killed.Dump());
        Assert.Equal(
            expected.Ledger.Select(line => (line.Unit, line.Read, line.Kept)),
            report.Ledger.Select(line => (line.Unit, line.Read, line.Kept)));
        Assert.Equal(expected.Facts, report.Facts);
    }

    [Fact]
    public async Task Exact_copies_need_no_manifest_of_their_own()
    {
        var workspace = Workspace(TaskWorkspace.Units(40));

        await workspace.RunAsync([_options with { Form = DuplicateForm.Exact }], TaskKind.CodeToText);

        Assert.Empty(workspace.Manifest);
        Assert.Empty(workspace.Copies);
    }

    /// <summary>Every fifth unit is repeated: in turn twice from half the level on, and eight times from all of it.
    /// </summary>
    private static TaskWorkspace Workspace(TaskUnit[] units, params int[] limits)
    {
        var workspace = new TaskWorkspace(units) { Limits = limits.Length > 0 ? limits : [100] };
        workspace.Repeated.AddRange(units.Where((_, i) => i % 5 == 0)
            .Select((unit, i) => i % 2 == 0 ? (unit.Row, 0.5, 2) : (unit.Row, 1.0, 8)));
        return workspace;
    }
}
