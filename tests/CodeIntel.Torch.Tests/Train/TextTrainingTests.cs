using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Tests.Train;

public sealed class TextTrainingTests : IDisposable
{
    private static readonly TrainOptions _options = new()
    {
        Model = ModelKind.Codebert,
        Epochs = 3,
        Batch = 8,
        Width = 32,
        Layers = 1,
        DecoderLayers = 1,
        Heads = 2,
        LearningRate = 0.01,
        Device = "cpu",
        Threads = 1,
        Dropout = 0,
        MaxTokens = 32,
        MaxLength = 12,
        MaxSubtokens = 300,
        Distractors = 5,
        Queries = 4,
    };

    private static readonly string[] _verbs = ["get", "set", "open", "close"];
    private static readonly string[] _nouns = ["count", "line", "file"];

    private readonly TrainingFolder _folder = new();

    [Fact]
    public async Task Learns_to_write_summaries()
    {
        var runs = new MemoryRuns();
        var key = Key(TaskKind.CodeToText);

        var options = Options(TaskKind.CodeToText) with { Epochs = 60, Batch = 4, LearningRate = 0.003 };

        var report = await _folder.RunAsync(runs, Summaries(), options, "runs");

        var trace = runs.Traces[key][60].Single(trace => trace.Split == Split.Train);
        var given = runs.Runs[key].Examples[0].GivenLabels;
        Assert.Equal(given, Enumerable.Range(0, given.Length).Select(i => trace.Prediction(i, [])));
        Assert.All(trace.Losses, loss => Assert.InRange(loss, 0, 0.2));
        Assert.All(
            trace.PredictionProbabilities.Zip(trace.GivenProbabilities),
            pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.All(report.Ledger, line => Assert.True(line.Balances));
    }

    [Fact]
    public async Task Learns_which_summaries_belong_to_which_code_and_ranks_queries()
    {
        var runs = new MemoryRuns();
        var key = Key(TaskKind.CodeSearch);

        await _folder.RunAsync(runs, Pairs(), Options(TaskKind.CodeSearch) with { Epochs = 60 }, "runs");

        Assert.Equal(PairLabels.All, runs.Runs[key].Labels);
        var trace = runs.Traces[key][60].Single(trace => trace.Split == Split.Train);
        var given = runs.Runs[key].Examples[0].GivenLabels;
        Assert.Equal(given, Enumerable.Range(0, given.Length).Select(i => trace.Prediction(i, PairLabels.All)));
        Assert.Equal(4, runs.Ranks[key].Count);
        Assert.All(runs.Ranks[key], rank => Assert.InRange(rank.Rank, 1, 6));
        Assert.Equal(runs.Ranks[key].Select(rank => rank.Row).Order(), runs.Ranks[key].Select(rank => rank.Row));
    }

    [Theory]
    [InlineData(TaskKind.CodeToText)]
    [InlineData(TaskKind.CodeSearch)]
    public async Task Gives_the_same_numbers_after_a_kill(TaskKind task)
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        var options = Options(task) with { Dropout = 0.2 };
        var source = task == TaskKind.CodeToText ? Summaries() : Pairs();
        await _folder.RunAsync(whole, source, options, "whole");
        broken.AfterWrite = (_, epoch) => throw new TimeoutException("killed");
        await Assert.ThrowsAsync<TimeoutException>(() => _folder.RunAsync(broken, source, options, "broken"));
        broken.AfterWrite = (_, _) => { };

        await _folder.RunAsync(broken, source, options, "broken");

        Assert.Equal(whole.Bits(Key(task)), broken.Bits(Key(task)));
        Assert.Equal(whole.Ranks.GetValueOrDefault(Key(task)), broken.Ranks.GetValueOrDefault(Key(task)));
    }

    [Fact]
    public async Task A_folder_that_is_no_model_is_named()
    {
        var options = Options(TaskKind.CodeSearch) with { Pretrained = _folder.Path };

        var error = await Assert.ThrowsAsync<StageException>(() => _folder.RunAsync(new(), Pairs(), options, "runs"));

        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("pretrained", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TaskKind.CodeToText)]
    [InlineData(TaskKind.CodeSearch)]
    public async Task An_edit_changes_a_prediction_where_its_text_or_class_is_another(TaskKind task)
    {
        var runs = new MemoryRuns();
        var source = task == TaskKind.CodeToText ? Summaries() : Pairs();
        source.Tasks.RemoveAll(example => example.Split == Split.Test);
        TaskExample[] test =
        [
            .. source.Tasks.Take(3).Select(example => example with { Row = example.Row + 100, Split = Split.Test }),
        ];
        source.Tasks.AddRange(test);
        // the second is edited into what another example is predicted differently for
        var other = source.Tasks.First(example => example.Label != test[1].Label).Input;
        foreach (var (example, input) in new[] { (test[0], test[0].Input), (test[1], other) })
        {
            source.EquivalentTasks.Add(new()
            {
                Row = example.Row,
                Variant = 0,
                Edit = EquivalentEdit.VariableRename,
                Label = example.Label,
                Input = input,
            });
        }

        await _folder.RunAsync(
            runs, source, Options(task) with { Epochs = 60, Batch = 4, LearningRate = 0.003, Queries = 0 }, "runs");

        var trace = runs.Equivalents[Key(task)][(60, Split.Test, "variable-rename")];
        Assert.Equal([101, 102], trace.Rows);
        Assert.Equal([false, true], trace.Changed);
    }

    [Fact]
    public async Task Changed_copies_are_learnt_from_their_level_on()
    {
        var runs = new MemoryRuns();
        var source = Summaries();
        source.InjectedTasks.Add(new()
        {
            Row = 1,
            Variant = 0,
            NoisyFrom = 1,
            Copies = [new("get the count", new() { Tokens = ["void", "get", "(", "item", ")"] })],
        });
        NoiseOptions[] noise = [new() { Kind = NoiseKind.DuplicateInjection, Levels = [0, 0.5, 1] }];

        await _folder.RunAsync(runs, source, Options(TaskKind.CodeToText), "runs", noise);

        static RunKey At(double level) =>
            Key(TaskKind.CodeToText) with { Noise = NoiseKind.DuplicateInjection, Level = level };
        Assert.Equal(runs.Bits(Key(TaskKind.CodeToText)), runs.Bits(At(0.5)));
        Assert.NotEqual(runs.Bits(At(0.5)), runs.Bits(At(1)));
        Assert.All(runs.Runs.Values, run => Assert.Equal(12, run.Examples[0].Rows.Length));
    }

    public void Dispose() => _folder.Dispose();

    private static TrainOptions Options(TaskKind task) => _options with { Task = task };

    private static RunKey Key(TaskKind task) => new(KebabCase.Of(task), "codebert", null, 0, 1);

    private static MemorySource Summaries()
    {
        var source = new MemorySource();
        for (var i = 0; i < 12; i++)
        {
            var (verb, noun) = (_verbs[i % 4], _nouns[i / 4]);
            Add(source, i, Split.Train, ["void", verb, "(", noun, ")"], [], $"{verb} the {noun}");
        }

        return source;
    }

    private static MemorySource Pairs()
    {
        var source = new MemorySource();
        for (var i = 0; i < 36; i++)
        {
            var (verb, noun) = (_verbs[i % 4], _nouns[i / 4 % 3]);
            var isMatch = i / 2 % 2 == 0;
            string[] words = [isMatch ? verb : _verbs[(i + 1) % 4], "the", noun];
            var split = i < 24 ? Split.Train : Split.Test;
            var label = isMatch ? PairLabels.Match : PairLabels.Mismatch;
            Add(source, i, split, ["void", verb, "(", noun, ")"], words, label);
        }

        return source;
    }

    private static void Add(MemorySource source, int i, Split split, string[] tokens, string[] words, string label) =>
        source.Tasks.Add(new()
        {
            Row = i + 1,
            Variant = 0,
            Id = ExampleId.Create("u", "c", "p", new(i, 1), "m"),
            Split = split,
            Kind = UnitKind.Method,
            Label = label,
            Input = new() { Tokens = tokens, Words = words },
        });
}
