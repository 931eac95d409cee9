using CodeIntel.Examples;
using CodeIntel.Noise.Tasks;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite.Tests;

public sealed class TaskExampleTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public TaskExampleTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteSplit();
    }

    [Fact]
    public void Reads_units_that_have_a_split_with_their_tokens()
    {
        var table = new TaskExampleTable(_sample.Workspace);

        var units = table.ReadUnits([UnitKind.Method], long.MinValue).ToList();

        Assert.Equal(_sample.Rows("splits"), units.Count);
        Assert.Equal("GetName", units[1].Name);
        Assert.Equal(units.Skip(1), table.ReadUnits([UnitKind.Method], units[0].Row));
        Assert.Empty(table.ReadUnits([UnitKind.Operator], long.MinValue));
        var tokens = table.ReadTokens([1, 2]).ToList();
        Assert.Equal(["void", "GetName", "(", ")", "{", "return", ";", "}"], tokens[1]);
        Assert.Equal("Parse", tokens[0][1]);
        Assert.Equal(["Parse", "GetName"], table.ReadCode([1, 2, 77]).Select(unit => unit.Name));
    }

    [Fact]
    public void Gives_training_the_examples_of_a_task_in_order()
    {
        var table = new TaskExampleTable(_sample.Workspace);
        TaskExample[] examples = [Example(1, 0, "0"), Example(1, 1, "3>2"), Example(2, 0, "0")];

        table.Write(new(TaskKind.VariableMisuse, examples[..2], [], 1, 1));
        table.Write(new(TaskKind.VariableMisuse, examples[2..], [], 1, 2));

        var read = new TrainingTable(_sample.Workspace).TaskExamples(TaskKind.VariableMisuse).ToList();
        Assert.Equal([(1, 0, "0"), (1, 1, "3>2"), (2, 0, "0")], read.Select(e => (e.Row, e.Variant, e.Label)));
        Assert.All(read.Zip(examples), pair => Equal(pair.Second.Input, pair.First.Input));
        Assert.All(read, example => Assert.Equal((Split.Train, UnitKind.Method), (example.Split, example.Kind)));
        Assert.Empty(new TrainingTable(_sample.Workspace).TaskExamples(TaskKind.CodeToText));
    }

    [Fact]
    public void Tells_a_resumed_run_how_far_it_came()
    {
        var table = new TaskExampleTable(_sample.Workspace);
        Assert.Equal((long.MinValue, 0L), (Progress().LastRow, Progress().Kept));

        table.Write(new(TaskKind.VariableMisuse, [Example(1, 0, "0")], [], 1, 1));
        table.Write(new(TaskKind.VariableMisuse, [], [Drop("too-long"), Drop("too-long")], 0, 3));

        Assert.Equal((3L, 1L), (Progress().LastRow, Progress().Kept));
        Assert.Equal(2, Progress().Dropped["too-long"]);
        Assert.Empty(table.ReadProgress(TaskKind.CodeToText).Dropped);

        TaskProgress Progress() => new TaskExampleTable(_sample.Workspace).ReadProgress(TaskKind.VariableMisuse);
    }

    [Fact]
    public void Leaves_nothing_of_a_batch_that_fails_and_goes_on_as_if_it_had_not_been()
    {
        var table = new TaskExampleTable(_sample.Workspace);
        table.Write(new(TaskKind.CodeToText, [Example(1, 0, "a")], [], 1, 1));
        var terms = _sample.Rows("terms");

        Assert.Throws<SqliteException>(() => table.Write(new(
            TaskKind.CodeToText, [Example(2, 0, "b", "Lost"), Example(1, 0, "twice")], [], 2, 2)));

        Assert.Equal(terms, _sample.Rows("terms"));
        Assert.Equal(1, table.ReadProgress(TaskKind.CodeToText).LastRow);
        table.Write(new(TaskKind.CodeToText, [Example(3, 0, "c", "Lost")], [], 1, 3));
        Assert.Equal(terms + 2, _sample.Rows("terms"));
    }

    [Fact]
    public void New_texts_are_forgotten_when_the_stage_starts_anew_and_clean_data_is_not_touched()
    {
        var terms = _sample.Rows("terms");
        var hash = new ContentHasher(_sample.Workspace).OfStage("extract");
        new StageTable(_sample.Workspace).Begin("noise", "f");
        new TaskExampleTable(_sample.Workspace).Write(
            new(TaskKind.CodeToText, [Example(1, 0, "a", "New", "return")], [], 1, 1));
        new TaskNoiseTable(_sample.Workspace).WriteBatch(new(
            TaskKind.CodeToText, NoiseKind.TokenMasking, 1,
            [(new(1, 0), new() { Input = new() { Tokens = ["MASK", "New"] } })], []));
        Assert.Equal(terms + 3, _sample.Rows("terms"));
        Assert.Equal(hash, new ContentHasher(_sample.Workspace).OfStage("extract"));

        new StageTable(_sample.Workspace).Begin("noise", "g");

        Assert.Equal(terms, _sample.Rows("terms"));
        Assert.Equal(0, _sample.Rows("task_examples") + _sample.Rows("task_progress") + _sample.Rows("task_noise"));
    }

    public void Dispose() => _sample.Dispose();

    internal static TaskExample Example(long row, int variant, string label, params string[] more) => new()
    {
        Row = row,
        Variant = variant,
        Id = default,
        Split = Split.Train,
        Kind = UnitKind.Method,
        Label = label,
        Input = new()
        {
            Tokens = ["void", ";", $"Row{row}", .. more],
            Words = ["the", "row"],
            Candidates = [0, 2],
            Edges = [new(EdgeKind.NextToken, 0, 1), new(EdgeKind.NextToken, 1, 2), new(EdgeKind.LastRead, 2, 0)],
        },
    };

    internal static void Equal(TaskInput expected, TaskInput actual)
    {
        Assert.Equal(expected.Tokens, actual.Tokens);
        Assert.Equal(expected.Words, actual.Words);
        Assert.Equal(expected.Candidates, actual.Candidates);
        Assert.Equal(expected.Edges, actual.Edges);
    }

    private static Drop Drop(string reason) => new(TaskUnits.Of(TaskKind.VariableMisuse), "key", reason, "");
}
