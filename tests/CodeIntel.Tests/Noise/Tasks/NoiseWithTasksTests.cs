using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Noise.Tasks;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise.Tasks;

public sealed class NoiseWithTasksTests
{
    private static readonly double[] _levels = [0, 0.25, 0.5, 0.75, 1];

    private static readonly NoiseOptions[] _all =
    [
        .. new[]
        {
            NoiseKind.LabelShuffle, NoiseKind.RepairInjection, NoiseKind.TokenMasking, NoiseKind.IdentityPair,
            NoiseKind.LabelAsymmetric,
        }.Select(kind => new NoiseOptions { Kind = kind }),
    ];

    private static readonly TaskKind[] _tasks = [TaskKind.VariableMisuse, TaskKind.CodeToText, TaskKind.CodeSearch];

    [Fact]
    public async Task Every_split_gives_examples_and_only_training_is_corrupted()
    {
        var workspace = new TaskWorkspace([
            .. TaskWorkspace.Units(300), .. TaskWorkspace.Units(40, Split.Validation, 300),
            .. TaskWorkspace.Units(60, Split.Test, 340)]);

        await workspace.RunAsync(_all, _tasks);

        Assert.Equal(800, workspace.Examples[TaskKind.VariableMisuse].Count);
        Assert.All(workspace.Examples.Values, examples => Assert.Equal(
            [Split.Train, Split.Validation, Split.Test], examples.Select(example => example.Split).Distinct()));
        Assert.Equal(600, workspace.Manifest[(TaskKind.VariableMisuse, NoiseKind.LabelShuffle, 1)].Count);
        Assert.All(workspace.Manifest.Values, rows => Assert.All(rows.Keys, key => Assert.True(key.Row < 910)));
    }

    [Fact]
    public async Task A_kind_corrupts_the_tasks_that_it_serves_and_no_other()
    {
        var workspace = new TaskWorkspace(TaskWorkspace.Units(20));

        await workspace.RunAsync(_all, _tasks);

        Assert.Equal(
            Enum.GetValues<NoiseKind>()
                .Where(kind => _all.Any(entry => entry.Kind == kind))
                .SelectMany(kind => _tasks.Where(task => kind.Serves(task)).Select(task => (task, kind, 1L)))
                .Order(),
            workspace.Manifest.Keys.Order());
    }

    [Fact]
    public async Task Noise_hits_its_rate_and_is_nested()
    {
        var workspace = new TaskWorkspace(TaskWorkspace.Units(301));

        await workspace.RunAsync(_all, _tasks);

        foreach (var (task, kind, _) in workspace.Ranks.Keys)
        {
            var examples = workspace.Examples[task].Count;
            Assert.All(_levels, level => Assert.Equal(
                NestedSelection.CountAt(level, examples), workspace.NoisyAt(task, kind, level).Count));
            Assert.All(_levels.Zip(_levels.Skip(1)), pair => Assert.Subset(
                workspace.NoisyAt(task, kind, pair.Second), workspace.NoisyAt(task, kind, pair.First)));
        }
    }

    [Fact]
    public async Task Two_class_tasks_are_stratified_by_class()
    {
        var workspace = new TaskWorkspace(TaskWorkspace.Units(400));

        await workspace.RunAsync(_all, _tasks);

        var bugs = workspace.NoisyAt(TaskKind.VariableMisuse, NoiseKind.LabelShuffle, 0.25).Sum(key => key.Variant);
        Assert.InRange(bugs, 99, 101);
        var labels = workspace.Examples[TaskKind.CodeSearch].ToDictionary(e => new TaskKey(e.Row, 0), e => e.Label);
        var matches = workspace.NoisyAt(TaskKind.CodeSearch, NoiseKind.IdentityPair, 0.5)
            .Count(key => labels[key] == PairLabels.Match);
        Assert.InRange(matches, 99, 101);
    }

    [Fact]
    public async Task The_ledger_balances_and_refusals_are_counted()
    {
        var workspace = new TaskWorkspace([
            .. TaskWorkspace.Units(50), TaskWorkspace.Unit(50, name: "No"), TaskWorkspace.Unit(51, name: "Gone"),
            TaskWorkspace.Unit(52, name: "BareMethod"), TaskWorkspace.Unit(53) with { TokenCount = 101 }]);

        var report = await workspace.RunAsync(_all, _tasks);

        Assert.All(report.Ledger, line => Assert.True(line.Balances, line.Unit));
        var lines = report.Ledger.ToDictionary(line => line.Unit);
        Assert.Equal((54, 51), (lines["variable-misuse unit"].Read, lines["variable-misuse unit"].Kept));
        Assert.Equal(
            ["no-code", "no-replaceable-use", "too-long"], lines["variable-misuse unit"].Dropped.Keys.Order());
        Assert.Equal(1, lines["code-to-text unit"].Dropped["no-documentation"]);
        Assert.Equal(53, lines["code-search unit"].Kept);
        Assert.Equal(102, lines["example (variable-misuse repair-injection seed 1)"].Kept);
        Assert.Equal(1, report.Facts["code-search identity-pair seed 1 level 1"]);
        Assert.Equal("variable-misuse unit", report.Ledger[0].Unit);
    }

    [Fact]
    public async Task The_same_result_with_any_number_of_jobs()
    {
        var once = new TaskWorkspace(TaskWorkspace.Units(700));
        var parallel = new TaskWorkspace(TaskWorkspace.Units(700));

        await once.RunAsync(_all, _tasks);
        await parallel.Stage(4, _all, _tasks).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(once.Dump(), parallel.Dump());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(16)]
    public async Task A_killed_run_continues_to_the_same_result(int batches)
    {
        var whole = new TaskWorkspace(TaskWorkspace.Units(600));
        var killed = new TaskWorkspace(TaskWorkspace.Units(600)) { BatchesUntilFailure = batches };

        var expected = await whole.RunAsync(_all, _tasks);
        await Assert.ThrowsAsync<OperationCanceledException>(() => killed.RunAsync(_all, _tasks));
        killed.BatchesUntilFailure = int.MaxValue;
        var report = await killed.RunAsync(_all, _tasks);

        Assert.Equal(whole.Dump(), killed.Dump());
        Assert.Equal(
            expected.Ledger.Select(line => (line.Unit, line.Read, line.Kept)),
            report.Ledger.Select(line => (line.Unit, line.Read, line.Kept)));
    }

    [Fact]
    public async Task A_kind_that_serves_no_task_is_an_error_before_any_work()
    {
        var workspace = new TaskWorkspace(TaskWorkspace.Units(20));

        var error = await Assert.ThrowsAsync<StageException>(() => workspace.RunAsync(_all, TaskKind.CodeToText));

        Assert.Contains("repair-injection", error.Message, StringComparison.Ordinal);
        Assert.Empty(workspace.Examples);
    }

    [Fact]
    public async Task A_task_without_examples_is_an_error_with_its_reasons()
    {
        var workspace = new TaskWorkspace([TaskWorkspace.Unit(1, name: "BareMethod")]);

        var error = await Assert.ThrowsAsync<StageException>(() => workspace.RunAsync([], TaskKind.CodeToText));

        Assert.Contains("no-documentation 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_run_what_serves_them_and_units_are_chosen_for_every_task()
    {
        NoiseOptions[] options = [.. _all, new() { Kind = NoiseKind.DuplicateInjection }];
        TaskPlan[] names = [new(TaskKind.MethodName, [UnitKind.Method], [1])];
        TaskPlan[] texts = [new(TaskKind.CodeToText, [UnitKind.Method], [1])];

        Assert.Equal(
            [NoiseKind.LabelShuffle, NoiseKind.LabelAsymmetric, NoiseKind.DuplicateInjection],
            NoiseWithTasks.OfNames(options, [.. names, .. texts]).Select(entry => entry.Kind));
        Assert.Equal(
            [NoiseKind.DuplicateInjection], NoiseWithTasks.OfNames(options, texts).Select(entry => entry.Kind));
        Assert.Single(NoiseWithTasks.OfNames([options[^1] with { Form = DuplicateForm.Gapped }], texts));
    }

    [Fact]
    public void The_fingerprint_follows_tasks_and_options_and_is_that_of_names_where_there_are_no_other_tasks()
    {
        var workspace = new TaskWorkspace([]);
        string Of(NoiseOptions[] noise, params TaskKind[] tasks) => workspace.Stage(1, noise, tasks).Fingerprint;

        Assert.Equal("names", Of(_all, TaskKind.MethodName));
        Assert.Equal(Of(_all, TaskKind.CodeToText), workspace.Stage(2, _all, TaskKind.CodeToText).Fingerprint);
        Assert.NotEqual(Of(_all, TaskKind.CodeToText), Of(_all, TaskKind.CodeSearch));
        Assert.NotEqual(Of(_all, TaskKind.CodeToText), Of(_all[..1], TaskKind.CodeToText));
    }

    [Fact]
    public void A_plan_holds_what_all_entries_of_a_task_ask_for()
    {
        var plans = TaskPlan.Of([
            new() { Task = TaskKind.CodeToText, Units = [UnitKind.Operator], MaxTokens = 128 },
            new() { Task = TaskKind.VariableMisuse, Units = [UnitKind.Method] },
            new() { Task = TaskKind.CodeToText, Units = [UnitKind.Method], MaxTokens = 512 }]);

        Assert.Equal([TaskKind.VariableMisuse, TaskKind.CodeToText], plans.Select(plan => plan.Task));
        Assert.Equal([UnitKind.Method, UnitKind.Operator], plans[1].Units.Order());
        Assert.Equal(512, plans[1].MaxTokens);
        Assert.Equal([128, 512], plans[1].Limits);
    }
}
