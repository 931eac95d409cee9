using CodeIntel.Examples;
using CodeIntel.Noise.Equivalents;

namespace CodeIntel.Sqlite.Tests;

public sealed class TaskEquivalentTableTests : IDisposable
{
    private static readonly long[] _rows = [1, 4, 5];

    private readonly SampleWorkspace _sample = new();
    private readonly TaskEquivalentTable _table;

    public TaskEquivalentTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteSplit();
        new TaskExampleTable(_sample.Workspace).Write(new(
            TaskKind.VariableMisuse,
            [.. from row in _rows
                from variant in Enumerable.Range(0, 2)
                select TaskExampleTableTests.Example(row, variant, variant == 0 ? "0" : "3>1")],
            [], 3, 5));
        _table = new(_sample.Workspace);
    }

    [Fact]
    public void Reads_evaluation_units_with_examples_of_the_task()
    {
        Assert.Equal([4, 5], _table.ReadEvaluated(TaskKind.VariableMisuse).Select(unit => unit.Row));
        Assert.Empty(_table.ReadEvaluated(TaskKind.CodeToText));
        Assert.Equal(
            [(4, 0), (4, 1), (5, 0), (5, 1)],
            _table.ReadExamples(TaskKind.VariableMisuse, [4, 5]).Select(example => (example.Row, example.Variant)));
    }

    [Fact]
    public void Gives_training_what_edits_made_by_edit_and_example()
    {
        var examples = _table.ReadExamples(TaskKind.VariableMisuse, [4]).ToList();

        _table.Write(TaskKind.VariableMisuse, [
            Made(examples[1], EquivalentEdit.TryCatch), Made(examples[1], EquivalentEdit.LogStatement),
            Made(examples[0], EquivalentEdit.LogStatement),
            new() { Example = examples[0], Edit = EquivalentEdit.TryCatch, Refused = "no-site" }]);

        var read = new TrainingTable(_sample.Workspace).TaskEquivalents(TaskKind.VariableMisuse).ToList();
        Assert.Equal(
            [(EquivalentEdit.LogStatement, 0), (EquivalentEdit.LogStatement, 1), (EquivalentEdit.TryCatch, 1)],
            read.Select(found => (found.Edit, found.Variant)));
        TaskExampleTableTests.Equal(Input, read[0].Input);
        Assert.Equal([-1, 2], read[0].Origins);
        Assert.Equal("3>1", read[1].Label);
        Assert.Equal(
            [(4L, EquivalentEdit.LogStatement, null), (4L, EquivalentEdit.TryCatch, "no-site")],
            _table.ReadOutcomes(TaskKind.VariableMisuse).Take(2));
        Assert.Equal(
            [("evaluation example (variable-misuse try-catch)", "no-site", 1)],
            new DropTable(_sample.Workspace).Count("noise"));
    }

    public void Dispose() => _sample.Dispose();

    private static TaskInput Input { get; } =
        new() { Tokens = ["void", "Something", "New"], Candidates = [0, 2], Edges = [new(EdgeKind.NextToken, 0, 1)] };

    private static TaskEquivalent Made(TaskExample example, EquivalentEdit edit) => new()
    {
        Example = example,
        Edit = edit,
        Made = new()
        {
            Row = example.Row,
            Variant = example.Variant,
            Edit = edit,
            Label = example.Label,
            Input = Input,
            Origins = [-1, 2],
        },
    };
}
