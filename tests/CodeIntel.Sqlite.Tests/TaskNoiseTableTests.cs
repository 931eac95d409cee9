using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Noise.Tasks;
using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Sqlite.Tests;

public sealed class TaskNoiseTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();
    private readonly TaskNoiseTable _table;

    public TaskNoiseTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteSplit();
        _table = new(_sample.Workspace);
        new TaskExampleTable(_sample.Workspace).Write(new(
            TaskKind.CodeSearch,
            [.. new long[] { 1, 2, 3, 4 }.Select(row => TaskExampleTableTests.Example(row, 0, PairLabels.Match))],
            [], 4, 4));
    }

    [Fact]
    public void Reads_the_training_split_only()
    {
        var split = (long)_sample.Scalar("select split from splits where example_row = 4")!;
        Assert.NotEqual((long)Split.Train, split);

        Assert.Equal([1, 2, 3], _table.ReadLabels(TaskKind.CodeSearch).Select(label => label.Key.Row));
        Assert.Equal([2, 3], _table.ReadTraining(TaskKind.CodeSearch, new(1, 0)).Select(example => example.Row));
        Assert.Equal("match", _table.ReadLabels(TaskKind.CodeSearch).First().Label);
    }

    [Fact]
    public void Gives_training_what_is_noisy_at_some_level()
    {
        var input = new TaskInput { Tokens = ["POSITIVE", ";"], Words = ["POSITIVE"] };
        Write(
            (new(1, 0), TaskCorruption.Relabel("match", "mismatch")),
            (new(2, 0), new() { Before = "x", After = "POSITIVE", Input = input }),
            (new(3, 0), TaskCorruption.Relabel("match", "mismatch")));

        Ranks(new(new(1, 0), 0.2, 0.25), new(new(2, 0), 0.9, 1), new(new(3, 0), 1, null));

        var noisy = new TrainingTable(_sample.Workspace)
            .NoisyTaskExamples(TaskKind.CodeSearch, NoiseKind.LabelShuffle).ToList();
        Assert.Equal([(1, 0.25, "mismatch"), (2, 1, null)], noisy.Select(n => (n.Row, n.NoisyFrom, n.Label)));
        Assert.Null(noisy[0].Input);
        TaskExampleTableTests.Equal(input, noisy[1].Input!);
        Assert.Empty(new TrainingTable(_sample.Workspace)
            .NoisyTaskExamples(TaskKind.CodeSearch, NoiseKind.LabelAsymmetric));
    }

    [Fact]
    public void Tells_a_resumed_run_what_was_tried_and_replaces_ranks()
    {
        Write((new(1, 0), TaskCorruption.Relabel("match", "mismatch")), (new(2, 0), TaskCorruption.Refuse("why")));
        Ranks(new TaskNoiseRank(new(1, 0), 1, 1));
        Ranks();

        Assert.Equal(
            [new(new(1, 0), null), new(new(2, 0), "why")],
            new TaskNoiseTable(_sample.Workspace).ReadOutcomes(TaskKind.CodeSearch, NoiseKind.LabelShuffle, 1));
        Assert.Empty(_table.ReadOutcomes(TaskKind.CodeSearch, NoiseKind.LabelShuffle, 2));
        Assert.Equal(DBNull.Value, _sample.Scalar("select noisy_from from task_noise where example_row = 1"));
        Assert.Equal(1L, _sample.Rows("noise_transitions"));
    }

    [Fact]
    public void Inspect_shows_the_examples_of_a_unit_their_noise_and_the_matrix()
    {
        Write((new(1, 0), TaskCorruption.Relabel("match", "mismatch")));
        Ranks(new TaskNoiseRank(new(1, 0), 0.2, 0.25));
        var id = _table.ReadLabels(TaskKind.CodeSearch).First().Id.ToString();
        var inspection = new Inspection(_sample.Workspace, 10);

        var found = inspection.Find(id).ToDictionary(table => table.Title);

        Assert.Equal(["code-search", 0L, "match"], Assert.Single(found["examples of tasks"].Rows).Take(3));
        Assert.Equal(
            ["code-search", "label-shuffle", 0L, "", 0.25, "match", "mismatch"],
            Assert.Single(found["noise of tasks"].Rows));
        var matrix = inspection.Labels().Single(table => table.Title == "label transitions");
        Assert.Equal(
            ["code-search", "label-shuffle", 1L, "match", "mismatch", 1.0, 3L], Assert.Single(matrix.Rows));
    }

    [Fact]
    public void Units_of_any_task_can_be_repeated_each_once()
    {
        var none = new NoiseTable(_sample.Workspace, [], SampleWorkspace.KindName);

        Assert.Empty(none.ReadTraining());
        Assert.Equal([1, 2, 3], none.ReadRepeatable().Select(example => example.Row));
        Assert.Equal(_sample.Noise().ReadTraining(), _sample.Noise().ReadRepeatable());
    }

    [Fact]
    public void The_matrix_of_names_is_replaced()
    {
        LabelTransition[] matrix = [new("a", "b", 1, 2), new("b", "a", 1, 1)];

        _sample.Noise().WriteTransitions(NoiseKind.LabelAsymmetric, 1, matrix);
        _sample.Noise().WriteTransitions(NoiseKind.LabelAsymmetric, 1, matrix[..1]);

        Assert.Equal("b", _sample.Scalar("select noisy_label from noise_transitions where task = 0"));
        Assert.Equal(1, _sample.Rows("noise_transitions"));
    }

    [Fact]
    public void A_damaged_input_is_told_by_verify()
    {
        Assert.Empty(new WorkspaceChecks(_sample.Workspace).Tasks());

        _sample.Execute("update task_examples set input = x'05' where example_row = 2");

        var problem = Assert.Single(new WorkspaceChecks(_sample.Workspace).Tasks());
        Assert.Contains("row 2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_of_repeated_units_are_stored_with_their_manifest_and_read_by_training()
    {
        Repeat();
        Assert.Equal(
            [new RepeatedRow(new(1, 0.4, 0.5), 3, 1), new RepeatedRow(new(3, 0.8, 1), 2, 1)],
            _table.ReadRepeatedRows(TaskKind.CodeSearch, 1));
        Assert.Empty(_table.ReadRepeatedRows(TaskKind.CodeSearch, 2));
        Assert.Empty(_table.ReadRepeatedRows(TaskKind.CodeToText, 1));
        var units = _table.ReadRepeated(TaskKind.CodeSearch, 1, [1, 3]).ToList();
        Assert.Equal(["First", "Second"], units[0].Copies.Select(copy => copy.Tokens[1]));
        Assert.Contains("void First()", units[0].Copies[0].Text, StringComparison.Ordinal);
        Assert.Equal("match", Assert.Single(units[0].Examples).Label);

        var input = new TaskInput { Tokens = ["void", "Brand", "new"], Words = ["w"] };
        _table.WriteCopies(new(
            TaskKind.CodeSearch, DuplicateForm.Gapped, 1,
            [
                (new(1, 0.4, 0.5), units[0], new([[new("match", input), new("match", input)]], null)),
                (new(3, 0.8, 1), units[1], CopiedUnit.Refuse("why")),
            ],
            [new(TaskUnits.Of(TaskKind.CodeSearch), "id", "why", "")]));

        var copied = Assert.Single(new TrainingTable(_sample.Workspace).InjectedTaskExamples(TaskKind.CodeSearch));
        Assert.Equal((1, 0, 0.5, 2), (copied.Row, copied.Variant, copied.NoisyFrom, copied.Copies.Count));
        Assert.All(copied.Copies, copy => TaskExampleTableTests.Equal(input, copy.Input));
        Assert.Equal(
            [new(new(1, 0), null), new(new(3, 0), "why")],
            _table.ReadOutcomes(TaskKind.CodeSearch, NoiseKind.DuplicateInjection, 1));
        Assert.Equal("gapped", _sample.Scalar("select after from task_noise where example_row = 1"));
        Assert.Equal(1, _sample.Rows("drops"));
        // a unit that a task could not copy is not repeated there
        var run = new RunKey("code-search", "codebert", NoiseKind.DuplicateInjection, 1, 1);
        var references = new CrossReferenceTable(_sample.Workspace);
        Assert.Equal(new Dictionary<long, int> { [1] = 3 }, references.ReadInjected(run));
        Assert.Equal(2, references.ReadInjected(run with { Task = "code-to-text" }).Count);
        _sample.Execute("update task_copies set input = x'05'");
        Assert.Equal(2, new WorkspaceChecks(_sample.Workspace).Tasks().Count);
    }

    public void Dispose() => _sample.Dispose();

    /// <summary>Units 1 and 3 stand three times and twice, with changed copies.</summary>
    private void Repeat() => _sample.Noise().WriteInjected(new(
        1,
        [
            new(
                new(1, 0.4, 0.5), DuplicateForm.Gapped, 3,
                [SampleWorkspace.Noisy(1, "First"), SampleWorkspace.Noisy(1, "Second")]),
            new(new(3, 0.8, 1), DuplicateForm.Gapped, 2, [SampleWorkspace.Noisy(3, "Third")]),
        ],
        []));

    private void Write(params (TaskKey, TaskCorruption)[] tried) =>
        _table.WriteBatch(new(TaskKind.CodeSearch, NoiseKind.LabelShuffle, 1, tried, []));

    private void Ranks(params TaskNoiseRank[] ranks) => _table.WriteRanks(
        TaskKind.CodeSearch, NoiseKind.LabelShuffle, 1, ranks,
        [new LabelTransition(PairLabels.Match, PairLabels.Mismatch, 1, 3)]);
}
