using System.Text;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tests.Train;

public sealed class TrainStageTests : IDisposable
{
    private static readonly TrainOptions _options = new()
    {
        Epochs = 4,
        Batch = 8,
        Width = 16,
        LearningRate = 0.02,
        Device = "cpu",
        Seeds = [1],
        Threads = 1,
    };

    private static readonly RunKey _clean = new("method-name", "code2vec", null, 0, 1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codeintel-train-");

    [Fact]
    public async Task Learns_a_small_set_completely()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(48, 6, 6);

        var report = await Run(runs, source, _options with { Epochs = 20 });

        Assert.Equal(1.0, F1(runs, _clean, Split.Train));
        Assert.Equal(1.0, F1(runs, _clean, Split.Test));
        Assert.Equal(new LedgerLine("run", 1, 1, new Dictionary<string, long>()), report.Ledger[0], LedgerComparer);
        Assert.All(report.Ledger, line => Assert.True(line.Balances));
    }

    [Fact]
    public async Task Fits_shuffled_labels_too()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(36);
        Shuffle(source);

        await Run(runs, source, _options with { Epochs = 80, Width = 32, Dropout = 0 }, Noise(0, 1));

        Assert.Equal(1.0, F1(runs, Shuffled(1), Split.Train));
        Assert.All(runs.Runs[Shuffled(1)].Examples[0].Noisy, Assert.True);
        Assert.All(runs.Runs[_clean].Examples[0].Noisy, Assert.False);
    }

    [Fact]
    public async Task What_a_view_excludes_is_dropped_as_duplicate()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(24, 6);
        source.Views["near"] = [2, 3, 26];

        var report = await Run(runs, source, _options with { View = "near" });

        Assert.Equal(3, report.Ledger[1].Dropped["duplicate"]);
        Assert.DoesNotContain(2, runs.Runs[_clean].Examples[0].Rows);
        Assert.Equal(5, runs.Runs[_clean].Examples[1].Rows.Length);
        Assert.All(report.Ledger, line => Assert.True(line.Balances));
    }

    [Fact]
    public async Task Injected_copies_are_learnt_from_and_have_no_trace_of_their_own()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(24, 6);
        source.InjectedExamples.Add(new() { Row = 1, NoisyFrom = 0.5, Factor = 33, Copies = [] });
        source.InjectedExamples.Add(new()
        {
            Row = 2,
            NoisyFrom = 1,
            Factor = 3,
            Copies = [source.All[5].Contexts, source.All[6].Contexts],
        });
        NoiseOptions[] noise = [new() { Kind = NoiseKind.DuplicateInjection, Levels = [0, 0.5, 1] }];

        await Run(runs, source, _options, noise);

        RunKey Key(double level) => _clean with { Noise = NoiseKind.DuplicateInjection, Level = level };
        Assert.Equal([_clean, Key(0.5), Key(1)], runs.Runs.Keys);
        foreach (var key in runs.Runs.Keys)
        {
            Assert.Equal(24, runs.Runs[key].Examples[0].Rows.Length);
            Assert.Equal(24, runs.Traces[key][4][0].Losses.Length);
            Assert.All(runs.Runs[key].Examples[0].Noisy, Assert.False);
        }

        // 33 times as often seen, it is fitted sooner
        double Loss(RunKey key) => runs.Traces[key][2][0].Losses[0];
        Assert.True(Loss(Key(0.5)) < Loss(_clean) / 2, $"{Loss(Key(0.5))} and {Loss(_clean)}");
        Assert.NotEqual(runs.Bits(Key(0.5)), runs.Bits(Key(1)));
    }

    [Fact]
    public async Task Gives_the_same_traces_twice()
    {
        var (first, second) = (new MemoryRuns(), new MemoryRuns());

        await Run(first, MemorySource.WithMethods(30, 5, 5), _options with { Threads = 2 }, folder: "a");
        await Run(second, MemorySource.WithMethods(30, 5, 5), _options with { Threads = 2 }, folder: "b");

        Assert.Equal(first.Bits(_clean), second.Bits(_clean));
        Assert.Equal(first.Runs[_clean].Fingerprint, second.Runs[_clean].Fingerprint);
    }

    [Fact]
    public async Task Trains_the_clean_run_and_one_per_level_with_nested_noise()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(24, 4);
        Shuffle(source);

        var report = await Run(runs, source, _options with { Epochs = 1, Seeds = [1, 2] }, Noise(0, 0.5, 1));

        Assert.Equal(6, runs.Runs.Count);
        Assert.Equal(6, report.Ledger[0].Kept);
        Assert.Equal(12, runs.Runs[Shuffled(0.5)].Examples[0].Noisy.Count(noisy => noisy));
        Assert.Equal(24, runs.Runs[Shuffled(1)].Examples[0].Noisy.Count(noisy => noisy));
        Assert.DoesNotContain(true, runs.Runs[Shuffled(1)].Examples[1].Noisy);
        Assert.All(runs.Runs.Values, run => Assert.Equal(runs.Runs[_clean].Labels, run.Labels));
    }

    [Fact]
    public async Task Without_level_zero_there_is_no_clean_run()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(12);
        Shuffle(source);

        await Run(runs, source, _options with { Epochs = 1 }, Noise(1));

        Assert.Equal([Shuffled(1)], runs.Runs.Keys);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Killed_between_trace_and_checkpoint_it_ends_with_the_same_numbers(int killedAfter)
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        await Run(whole, MemorySource.WithMethods(30, 5, 5), _options, folder: "whole");
        broken.AfterWrite = (_, epoch) => Stop(epoch == killedAfter);

        await Assert.ThrowsAsync<TimeoutException>(
            () => Run(broken, MemorySource.WithMethods(30, 5, 5), _options, folder: "broken"));
        broken.AfterWrite = (_, _) => { };
        broken.WrittenEpochs.Clear();
        await Run(broken, MemorySource.WithMethods(30, 5, 5), _options, folder: "broken");

        Assert.Equal(Enumerable.Range(killedAfter, 5 - killedAfter), broken.WrittenEpochs);
        Assert.Equal(whole.Bits(_clean), broken.Bits(_clean));
        Assert.Equal(ModelBytes("whole"), ModelBytes("broken"));
    }

    [Theory]
    [InlineData(ModelKind.Code2vec)]
    [InlineData(ModelKind.Code2seq)]
    public async Task Tells_whose_prediction_an_edit_that_keeps_the_meaning_changes(ModelKind model)
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(48, 0, 6);
        var options = _options with { Model = model, Epochs = 20 };
        var test = source.All.Where(example => example.Split == Split.Test).ToArray();
        source.EquivalentExamples.AddRange(
        [
            new() { Row = test[1].Row, Edit = EquivalentEdit.LogStatement, Contexts = test[1].Contexts },
            new() { Row = test[2].Row, Edit = EquivalentEdit.LogStatement, Contexts = test[3].Contexts },
            new() { Row = test[4].Row, Edit = EquivalentEdit.TryCatch, Contexts = test[4].Contexts },
            new() { Row = 1, Edit = EquivalentEdit.TryCatch, Contexts = test[4].Contexts }, // of training: disregarded
        ]);

        await Run(runs, source, options);

        var traces = runs.Equivalents[_clean with { Model = KebabCase.Of(model) }];
        var log = traces[(20, Split.Test, "log-statement")];
        Assert.Equal([test[1].Row, test[2].Row], log.Rows);
        Assert.Equal([false, true], log.Changed);
        Assert.Equal([test[4].Row], traces[(20, Split.Test, "try-catch")].Rows);
        Assert.Equal(40, traces.Count);
    }

    [Fact]
    public async Task Ends_early_once_the_validation_loss_rises_and_resumes_to_the_same_end()
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        var options = _options with { Epochs = 60, Patience = 2, LearningRate = 0.1, Dropout = 0 };

        static MemorySource Source()
        {
            var source = MemorySource.WithMethods(30, 6);
            Shuffle(source); // names that cannot be told: the loss of other examples rises
            return source;
        }

        await Run(whole, Source(), options, Noise(1), folder: "whole");
        broken.AfterWrite = (_, epoch) => Stop(epoch == 2);
        await Assert.ThrowsAsync<TimeoutException>(() => Run(broken, Source(), options, Noise(1), folder: "broken"));
        broken.AfterWrite = (_, _) => { };
        await Run(broken, Source(), options, Noise(1), folder: "broken");

        var losses = whole.Traces[Shuffled(1)].Values
            .Select(epoch => epoch.Single(trace => trace.Split == Split.Validation).Losses.Average())
            .ToArray();
        Assert.InRange(losses.Length, 3, 59);
        Assert.Equal(losses.Length - 2, Array.IndexOf(losses, losses.Min()) + 1);
        Assert.Contains(Shuffled(1), whole.Finished);
        Assert.Equal(whole.Bits(Shuffled(1)), broken.Bits(Shuffled(1)));
        broken.WrittenEpochs.Clear();
        await Run(broken, Source(), options, Noise(1), folder: "broken");
        Assert.Empty(broken.WrittenEpochs);
    }

    [Fact]
    public async Task Schedule_decay_and_clipping_resume_to_the_same_numbers()
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        var options = _options with
        {
            Schedule = LearningRateSchedule.Cosine,
            Warmup = 0.3,
            WeightDecay = 0.05,
            ClipNorm = 0.1,
        };
        await Run(whole, MemorySource.WithMethods(30), options, folder: "whole");
        broken.AfterWrite = (_, epoch) => Stop(epoch == 3);
        await Assert.ThrowsAsync<TimeoutException>(
            () => Run(broken, MemorySource.WithMethods(30), options, folder: "broken"));
        broken.AfterWrite = (_, _) => { };

        await Run(broken, MemorySource.WithMethods(30), options, folder: "broken");

        Assert.Equal(whole.Bits(_clean), broken.Bits(_clean));
        var plain = new MemoryRuns();
        await Run(plain, MemorySource.WithMethods(30), _options, folder: "plain");
        Assert.NotEqual(plain.Bits(_clean), whole.Bits(_clean));
    }

    [Fact]
    public async Task Begins_again_where_traces_before_the_checkpoint_were_lost()
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        await Run(whole, MemorySource.WithMethods(30), _options, folder: "whole");
        broken.AfterWrite = (_, epoch) => Stop(epoch == 3);
        await Assert.ThrowsAsync<TimeoutException>(
            () => Run(broken, MemorySource.WithMethods(30), _options, folder: "broken"));
        broken.AfterWrite = (_, _) => { };
        broken.Traces[_clean].Remove(2);
        broken.Traces[_clean].Remove(3);

        await Run(broken, MemorySource.WithMethods(30), _options, folder: "broken");

        Assert.Equal(whole.Bits(_clean), broken.Bits(_clean));
    }

    [Fact]
    public async Task A_cancelled_run_continues_to_the_same_numbers_without_checkpoints_of_its_own()
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        using var cancel = new CancellationTokenSource();
        await Run(whole, MemorySource.WithMethods(30, 5), _options, folder: "whole");
        broken.AfterWrite = (_, epoch) =>
        {
            if (epoch == 2)
            {
                cancel.Cancel();
            }
        };

        var clock = new SteppingClock(stands: true);
        var stage = Stage(broken, MemorySource.WithMethods(30, 5), _options, [], "broken", clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(cancel.Token));
        await Run(broken, MemorySource.WithMethods(30, 5), _options, folder: "broken");

        Assert.Equal(whole.Bits(_clean), broken.Bits(_clean));
    }

    [Fact]
    public async Task Does_nothing_for_a_run_that_is_finished()
    {
        var runs = new MemoryRuns();
        await Run(runs, MemorySource.WithMethods(30), _options);
        runs.WrittenEpochs.Clear();

        await Run(runs, MemorySource.WithMethods(30), _options);

        Assert.Empty(runs.WrittenEpochs);
    }

    [Fact]
    public async Task Begins_again_with_other_options()
    {
        var runs = new MemoryRuns();
        await Run(runs, MemorySource.WithMethods(30), _options);
        runs.WrittenEpochs.Clear();

        await Run(runs, MemorySource.WithMethods(30), _options with { LearningRate = 0.01 });

        Assert.Equal([1, 2, 3, 4], runs.WrittenEpochs);
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("optimizer.safetensors")]
    [InlineData("state.json")]
    public async Task A_cut_checkpoint_is_named(string file)
    {
        var runs = new MemoryRuns { AfterWrite = (_, epoch) => Stop(epoch == 3) };
        await Assert.ThrowsAsync<TimeoutException>(() => Run(runs, MemorySource.WithMethods(30), _options));
        var path = Path.Combine(_folder.FullName, "runs", _clean.ToString(), "checkpoint-2", file);
        Change(path, content => content[..^5]);

        var error = await Assert.ThrowsAsync<StageException>(() => Run(runs, MemorySource.WithMethods(30), _options));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Delete the folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_of_another_run_is_refused()
    {
        var runs = new MemoryRuns { AfterWrite = (_, epoch) => Stop(epoch == 3) };
        await Assert.ThrowsAsync<TimeoutException>(() => Run(runs, MemorySource.WithMethods(30), _options));
        var path = Path.Combine(_folder.FullName, "runs", _clean.ToString(), "checkpoint-2", "state.json");
        Change(path, state => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(state).Replace(_clean.ToString(), "another", StringComparison.Ordinal)));

        var error = await Assert.ThrowsAsync<StageException>(() => Run(runs, MemorySource.WithMethods(30), _options));

        Assert.Contains("belongs to run 'another'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluation_label_that_training_lacks_has_no_loss_but_a_prediction()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(12);
        source.Add(Split.Test, "NeverSeen", 99);

        await Run(runs, source, _options with { Epochs = 1 });

        var trace = runs.Traces[_clean][1].Single(trace => trace.Split == Split.Test);
        Assert.Equal(float.NaN, trace.Losses[0]);
        Assert.Equal(float.NaN, trace.Margins[0]);
        Assert.Equal(0, trace.GivenProbabilities[0]);
        Assert.InRange(trace.PredictionProbabilities[0], 1e-6f, 1);
        Assert.InRange(trace.Predictions[0], 0, MemorySource.Names.Length - 1);
    }

    [Fact]
    public async Task Traces_agree_with_each_other()
    {
        var runs = new MemoryRuns();

        await Run(runs, MemorySource.WithMethods(30, 6), _options);

        foreach (var trace in runs.Traces[_clean].Values.SelectMany(epoch => epoch))
        {
            var given = runs.Runs[_clean].Examples.Single(examples => examples.Split == trace.Split).GivenLabels;
            for (var i = 0; i < given.Length; i++)
            {
                var isRight = runs.Runs[_clean].Labels[trace.Predictions[i]] == given[i];
                Assert.Equal(Math.Exp(-trace.Losses[i]), trace.GivenProbabilities[i], 1e-4);
                Assert.Equal(isRight, trace.Margins[i] > 0);
                Assert.Equal(isRight, Math.Abs(trace.PredictionProbabilities[i] - trace.GivenProbabilities[i]) < 1e-6);
            }
        }
    }

    [Fact]
    public async Task Counts_what_is_no_example()
    {
        var runs = new MemoryRuns();
        var source = MemorySource.WithMethods(24);
        source.Add(Split.Train, "_", 50);
        source.Add(Split.Train, "GetCount", 51, UnitKind.Constructor);
        source.Add(Split.Test, "GetCount", 52, contexts: 1);
        source.Add(Split.Train, "OnlyOnce", 53);

        var report = await Run(runs, source, _options with { Epochs = 1, MinContexts = 2, MinLabelCount = 2 });

        var line = report.Ledger.Single(line => line.Unit == "example");
        Assert.Equal((28L, 24L), (line.Read, line.Kept));
        Assert.Equal(["few-contexts", "no-label", "rare-label", "wrong-unit"], line.Dropped.Keys);
        Assert.Equal(4, runs.Drops.Count);
    }

    [Fact]
    public async Task Nothing_to_learn_is_an_error_that_says_why()
    {
        var source = new MemorySource();
        source.Add(Split.Train, "GetCount", 1);
        source.Add(Split.Train, "GetCount", 2);

        var error = await Assert.ThrowsAsync<StageException>(() => Run(new MemoryRuns(), source, _options));

        Assert.Contains("single-label", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_of_one_label_is_not_widened_by_shuffled_ones()
    {
        var source = MemorySource.WithMethods(24);
        Shuffle(source);
        var options = _options with { Labels = new() { List = ["GetCount"] } };

        var error = await Assert.ThrowsAnyAsync<StageException>(
            () => Run(new MemoryRuns(), source, options, Noise(0, 1)));

        Assert.Contains("single-label", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_entries_with_one_name_are_refused()
    {
        TrainOptions[] options = [_options, _options with { Width = 8 }];
        var stage = Stage(new MemoryRuns(), MemorySource.WithMethods(12), options, [], "runs", new SteppingClock());

        var error = await Assert.ThrowsAsync<StageException>(() => stage.RunAsync(CancellationToken.None));

        Assert.Contains(_clean.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_GPU_that_is_not_there_is_a_clear_error()
    {
        var error = await Assert.ThrowsAsync<StageException>(
            () => Run(new MemoryRuns(), MemorySource.WithMethods(12), _options with { Device = "cuda:63" }));

        Assert.Contains("cuda:63", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_that_is_not_finite_stops_the_run()
    {
        var runs = new MemoryRuns();

        var error = await Assert.ThrowsAsync<StageException>(
            () => Run(runs, MemorySource.WithMethods(30), _options with { LearningRate = 1e30 }));

        Assert.Contains("epoch", error.Message, StringComparison.Ordinal);
        Assert.Contains(MemorySource.WithMethods(30).All, example =>
            error.Message.Contains(example.Id.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(_clean, runs.Finished);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool LedgerComparer(LedgerLine a, LedgerLine b) =>
        (a.Unit, a.Read, a.Kept) == (b.Unit, b.Read, b.Kept);

    private static void Stop(bool stop)
    {
        if (stop)
        {
            throw new TimeoutException("killed");
        }
    }

    private static void Change(string path, Func<byte[], byte[]> change) =>
        File.WriteAllBytes(path, change(File.ReadAllBytes(path)));

    private static RunKey Shuffled(double level) => _clean with { Noise = NoiseKind.LabelShuffle, Level = level };

    private static NoiseOptions[] Noise(params double[] levels) =>
        [new() { Kind = NoiseKind.LabelShuffle, Levels = levels }];

    private static void Shuffle(MemorySource source) => source.NoisyExamples[NoiseKind.LabelShuffle] =
        [.. source.All.Where(example => example.Split == Split.Train).Select((example, i) => new NoisyTrainingExample
        {
            Row = example.Row,
            NoisyFrom = i % 2 == 0 ? 0.5 : 1,
            Label = Subtokens.Normalise(MemorySource.Names[new SeededRandom((ulong)i).Next(MemorySource.Names.Length)]),
        })];

    private static double F1(MemoryRuns runs, RunKey key, Split split)
    {
        var score = new SubtokenScore();
        var given = runs.Runs[key].Examples.Single(examples => examples.Split == split).GivenLabels;
        var trace = runs.Traces[key].Values.Last().Single(trace => trace.Split == split);
        for (var i = 0; i < given.Length; i++)
        {
            score.Add(given[i], runs.Runs[key].Labels[trace.Predictions[i]]);
        }

        return score.F1;
    }

    private byte[] ModelBytes(string folder) =>
        File.ReadAllBytes(
            Path.Combine(_folder.FullName, folder, _clean.ToString(), "checkpoint-4", "model.safetensors"));

    private TrainStage Stage(
        MemoryRuns runs,
        MemorySource source,
        TrainOptions[] options,
        NoiseOptions[] noise,
        string folder,
        TimeProvider clock) =>
        new(options, noise, source, runs, runs, Path.Combine(_folder.FullName, folder), new SilentProgress(), clock);

    private TrainStage Stage(
        MemoryRuns runs,
        MemorySource source,
        TrainOptions options,
        NoiseOptions[] noise,
        string folder,
        TimeProvider clock) =>
        Stage(runs, source, [options], noise, folder, clock);

    private Task<StageReport> Run(
        MemoryRuns runs,
        MemorySource source,
        TrainOptions options,
        NoiseOptions[]? noise = null,
        string folder = "runs") =>
        Stage(runs, source, options, noise ?? [], folder, new SteppingClock()).RunAsync(CancellationToken.None);
}
