using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Tests.Train;

public sealed class MisuseTrainingTests : IDisposable
{
    private static readonly TrainOptions _options = new()
    {
        Task = TaskKind.VariableMisuse,
        Model = ModelKind.Great,
        Epochs = 3,
        Batch = 8,
        Width = 32,
        Layers = 1,
        Heads = 2,
        LearningRate = 0.01,
        Device = "cpu",
        Threads = 1,
        Dropout = 0,
        MaxTokens = 64,
    };

    private readonly TrainingFolder _folder = new();

    [Theory]
    [InlineData(ModelKind.Transformer)]
    [InlineData(ModelKind.Ggnn)]
    [InlineData(ModelKind.Great)]
    public async Task Learns_to_find_and_repair_a_misused_variable(ModelKind model)
    {
        var runs = new MemoryRuns();
        var key = Key(model);

        var report = await _folder.RunAsync(runs, Source(), _options with { Model = model, Epochs = 40 }, "runs");

        var trace = runs.Traces[key][40].Single(trace => trace.Split == Split.Train);
        var given = runs.Runs[key].Examples[0].GivenLabels;
        Assert.Equal(48, given.Length);
        Assert.Equal(24, given.Count(label => label == "0"));
        for (var i = 0; i < given.Length; i++)
        {
            var (expected, predicted) = (MisuseLabel.Parse(given[i]), MisuseLabel.Parse(trace.Prediction(i, [])));
            Assert.Equal(expected.Location, predicted.Location);
            Assert.True(!expected.IsBug || expected.Targets.Contains(predicted.Targets[0]));
            Assert.Equal(Math.Exp(-trace.Losses[i]), trace.GivenProbabilities[i], 1e-3);
        }

        Assert.All(report.Ledger, line => Assert.True(line.Balances));
        Assert.Equal(1, report.Ledger[1].Dropped["too-long"]);
    }

    [Fact]
    public async Task Gives_the_same_numbers_after_a_kill()
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        var options = _options with { Dropout = 0.2 };
        await _folder.RunAsync(whole, Source(), options, "whole");
        broken.AfterWrite = (_, epoch) => throw new TimeoutException("killed");
        await Assert.ThrowsAsync<TimeoutException>(() => _folder.RunAsync(broken, Source(), options, "broken"));
        broken.AfterWrite = (_, _) => { };

        await _folder.RunAsync(broken, Source(), options, "broken");

        Assert.Equal(whole.Bits(Key(ModelKind.Great)), broken.Bits(Key(ModelKind.Great)));
    }

    [Fact]
    public async Task Noise_replaces_labels_and_inputs_from_its_level_on()
    {
        var runs = new MemoryRuns();
        var source = Source();
        source.NoisyTasks.Add(new() { Row = 1, Variant = 1, NoisyFrom = 0.5, Label = "0" });
        source.NoisyTasks.Add(new()
        {
            Row = 2,
            Variant = 0,
            NoisyFrom = 1,
            Input = source.Tasks[2].Input with { Tokens = ["NONBUGGY", .. source.Tasks[2].Input.Tokens.Skip(1)] },
        });
        NoiseOptions[] noise = [new() { Kind = NoiseKind.RepairInjection, Levels = [0, 0.5, 1] }];

        await _folder.RunAsync(runs, source, _options with { Epochs = 1 }, "runs", noise);

        static RunKey At(double level) =>
            Key(ModelKind.Great) with { Noise = NoiseKind.RepairInjection, Level = level };
        Assert.Equal([Key(ModelKind.Great), At(0.5), At(1)], runs.Runs.Keys);
        Assert.Equal("0", runs.Runs[At(0.5)].Examples[0].GivenLabels[1]);
        Assert.NotEqual("0", runs.Runs[Key(ModelKind.Great)].Examples[0].GivenLabels[1]);
        Assert.Equal(1, runs.Runs[At(0.5)].Examples[0].Noisy.Count(noisy => noisy));
        Assert.Equal(2, runs.Runs[At(1)].Examples[0].Noisy.Count(noisy => noisy));
        Assert.NotEqual(runs.Bits(At(0.5)), runs.Bits(At(1)));
    }

    [Fact]
    public async Task A_sample_of_examples_keeps_twins_together_and_is_nested()
    {
        var (few, more) = (new MemoryRuns(), new MemoryRuns());

        var report = await _folder.RunAsync(few, Source(), _options with { Epochs = 1, MaxExamples = 6 }, "few");
        await _folder.RunAsync(more, Source(), _options with { Epochs = 1, MaxExamples = 12 }, "more");

        var rows = few.Runs[Key(ModelKind.Great)].Examples[0].Rows;
        Assert.Equal(12, rows.Length);
        Assert.Equal(rows.Distinct().SelectMany(row => new[] { row, row }), rows);
        Assert.Subset(more.Runs[Key(ModelKind.Great)].Examples[0].Rows.ToHashSet(), rows.ToHashSet());
        Assert.Equal(18, report.Ledger[1].Dropped["not-sampled"]);
    }

    [Fact]
    public async Task Changed_copies_are_learnt_from_their_level_on_and_leave_no_trace()
    {
        var runs = new MemoryRuns();
        var source = Source();
        var copy = source.Tasks[1].Input with { Tokens = ["item", .. source.Tasks[1].Input.Tokens.Skip(1)] };
        source.InjectedTasks.Add(new()
        {
            Row = 1,
            Variant = 1,
            NoisyFrom = 0.5,
            Copies = [.. Enumerable.Repeat(new LabelledInput("7>1", copy), 3)],
        });
        NoiseOptions[] noise = [new() { Kind = NoiseKind.DuplicateInjection, Levels = [0, 0.25, 0.5] }];

        var report = await _folder.RunAsync(runs, source, _options with { Epochs = 2 }, "runs", noise);

        static RunKey At(double level) =>
            Key(ModelKind.Great) with { Noise = NoiseKind.DuplicateInjection, Level = level };
        Assert.All(runs.Runs.Values, run => Assert.Equal(48, run.Examples[0].Rows.Length));
        Assert.Equal(runs.Bits(Key(ModelKind.Great)), runs.Bits(At(0.25)));
        Assert.NotEqual(runs.Bits(At(0.25)), runs.Bits(At(0.5)));
        // the new name is in the vocabulary, as that of every copy
        var plain = await _folder.RunAsync(new(), Source(), _options with { Epochs = 1 }, "plain");
        static double Subtokens(StageReport report) =>
            report.Facts.Single(fact => fact.Key.EndsWith("subtokens", StringComparison.Ordinal)).Value;
        Assert.Equal(Subtokens(plain) + 1, Subtokens(report));
    }

    [Fact]
    public async Task An_edit_changes_a_prediction_where_it_is_of_another_token()
    {
        var runs = new MemoryRuns();
        var source = Source();
        var test = source.Tasks.Take(8).Select((example, i) => example with
        {
            Row = 101 + (i / 2),
            Split = Split.Test,
        }).ToArray();
        source.Tasks.AddRange(test);
        // learnt: all are predicted right, the buggy ones at the third candidate
        source.EquivalentTasks.AddRange(
        [
            Edited(test[1], EquivalentEdit.LogStatement, test[1].Input, [0, 2, 6]),
            Edited(test[3], EquivalentEdit.LogStatement, test[3].Input, [0, 6, 2]), // the third was another token
            Edited(test[4], EquivalentEdit.LogStatement, test[4].Input, [0, 6, 2]), // no bug is no bug anywhere
            Edited(test[6], EquivalentEdit.LogStatement, test[7].Input, [0, 2, 6]), // now there is a bug
            Edited(test[1], EquivalentEdit.TryCatch, source.Tasks[48].Input, [0, 2, 6]), // too long: disregarded
        ]);

        await _folder.RunAsync(runs, source, _options with { Epochs = 40 }, "runs");

        var traces = runs.Equivalents[Key(ModelKind.Great)];
        var log = traces[(40, Split.Test, "log-statement")];
        Assert.Equal([101, 102, 103, 104], log.Rows);
        Assert.Equal([false, true, false, true], log.Changed);
        Assert.Equal(40, traces.Count);

        static EquivalentTaskExample Edited(
            TaskExample example, EquivalentEdit edit, TaskInput input, int[] origins) => new()
            {
                Row = example.Row,
                Variant = example.Variant,
                Edit = edit,
                Label = example.Label,
                Input = input,
                Origins = origins,
            };
    }

    public void Dispose() => _folder.Dispose();

    private static RunKey Key(ModelKind model) => new("variable-misuse", KebabCase.Of(model), null, 0, 1);

    /// <summary>
    /// Methods <c>a = b ; use ( a ) ;</c>: the use of what was written last is right, the other is a bug.
    /// </summary>
    private static MemorySource Source()
    {
        var source = new MemorySource();
        for (var row = 1; row <= 24; row++)
        {
            string[] names = ["count", "total", "index", "line"];
            var (right, wrong) = (names[row % 4], names[(row + 1 + (row / 4 % 3)) % 4]);
            Add(source, row, 0, right, wrong, right, "0");
            Add(source, row, 1, right, wrong, wrong, "7>1");
        }

        source.Tasks.Add(source.Tasks[0] with
        {
            Row = 25,
            Id = ExampleId.Create("u", "c", "p", new(25, 1), "long"),
            Input = source.Tasks[0].Input with { Tokens = [.. Enumerable.Repeat("x", 64)] },
        });
        return source;
    }

    private static void Add(
        MemorySource source, int row, int variant, string written, string read, string used, string label)
    {
        string[] tokens = [written, "=", read, ";", "use", "(", used, ")", ";"];
        source.Tasks.Add(new()
        {
            Row = row,
            Variant = variant,
            Id = ExampleId.Create("u", "c", "p", new(row, 1), "m"),
            Split = Split.Train,
            Kind = UnitKind.Method,
            Label = label,
            Input = new()
            {
                Tokens = tokens,
                Edges =
                [
                    .. Enumerable.Range(0, tokens.Length - 1).Select(i => new GraphEdge(EdgeKind.NextToken, i, i + 1)),
                    new(EdgeKind.LastWrite, 6, used == written ? 0 : 2),
                ],
                Candidates = [0, 2, 6],
            },
        });
    }
}
