using System.Globalization;
using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Loading;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Trains one run from an epoch to its last: one loop for all tasks and models. What is recorded of training examples
/// comes from the training pass itself, with dropout, before the step that learns from them; validation and test are
/// read after each epoch without dropout.
/// </summary>
internal sealed class TrainLoop(
    PreparedRun run, IRunWriter writer, Checkpoints checkpoints, IStageProgress progress, TimeProvider clock)
{
    /// <summary>Epochs that end sooner after a checkpoint have none: they cost less to repeat than to save.</summary>
    private static readonly TimeSpan _checkpointInterval = TimeSpan.FromSeconds(10);

    private const int StepsPerTrim = 100;

    /// <summary>Batches whose numbers are fetched together from a GPU.</summary>
    private const int FetchedTogether = 64;

    private readonly TrainOptions _options = run.Data.Options;
    private readonly bool _byLength = run.Data.Options.Model != ModelKind.Code2vec;

    private long _lastCheckpoint = clock.GetTimestamp();
    private long _steps;

    private int Delay => run.Device.type == TorchSharp.DeviceType.CPU ? 1 : FetchedTogether;

    /// <summary>Trains the epochs after <paramref name="done"/>; null: none are done.</summary>
    /// <exception cref="StageException">
    /// The loss is not finite, memory does not suffice, or a checkpoint cannot be read or written.
    /// </exception>
    public void Train(CheckpointState? done, CancellationToken cancellationToken)
    {
        set_num_threads(_options.Threads);
        if (run.Device.type == TorchSharp.DeviceType.CUDA)
        {
            backends.cuda.matmul.allow_tf32 = _options.Precision == Precision.Tf32;
        }

        using var learner = run.CreateLearner();
        using var optimizer = new FusedAdam(learner.Parameters, _options.LearningRate, _options.WeightDecay);
        if (done is not null)
        {
            checkpoints.Load(done, learner.Weights, [.. optimizer.State()]);
            optimizer.ContinueAfter(done.Step);
        }

        using var events = new EventFile(run.Folder, done?.Epoch ?? 0, clock);
        var stopping = new EarlyStopping(_options.Patience, done);
        for (var epoch = (done?.Epoch ?? 0) + 1; epoch <= _options.Epochs && !stopping.IsDue; epoch++)
        {
            var traces = new List<EpochTrace>();
            var scalars = new List<(string, double)>();
            using (var recorder = new EpochRecorder(run.Training, epoch, Delay))
            {
                TrainEpoch(learner, optimizer, epoch, recorder, cancellationToken);
                Add(recorder, traces, scalars);
            }

            var equivalents = new List<EquivalentTrace>();
            foreach (var set in run.Evaluated)
            {
                using (var recorder = new EpochRecorder(set, epoch, Delay))
                {
                    Evaluate(learner, set, recorder, cancellationToken);
                    Add(recorder, traces, scalars);
                    stopping.See(set.Described.Split, recorder.MeanLoss());
                }

                equivalents.AddRange(Compare(learner, set, traces[^1], cancellationToken));
            }

            writer.Write(run.Key, traces);
            if (equivalents.Count > 0)
            {
                writer.WriteEquivalents(run.Key, equivalents);
            }

            if (epoch == _options.Epochs || stopping.IsDue)
            {
                Rank(learner, cancellationToken);
            }

            events.Write(epoch, scalars);
            SaveIfDue(learner, optimizer, epoch, stopping);
        }
    }

    private void Rank(ILearner learner, CancellationToken cancellationToken)
    {
        var test = run.Sets.First(set => set.Described.Split == Split.Test);
        if (learner.Rank(test, cancellationToken) is { Count: > 0 } ranks)
        {
            writer.WriteRanks(run.Key, ranks);
        }
    }

    private void TrainEpoch(
        ILearner learner, FusedAdam optimizer, int epoch, EpochRecorder recorder, CancellationToken cancellationToken)
    {
        var batches = BatchOrder.Of(run.Training, _options.Batch, _byLength, run.GeneratorSeed, epoch);
        learner.BeginTraining(epoch);
        for (var step = 0; step < batches.Count; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = clock.GetTimestamp();
            optimizer.LearningRate = LearningRate.At(_options, epoch, step, batches.Count);
            Step(learner, optimizer, recorder, batches[step]);
            if (recorder.NotFinite is { } batch)
            {
                throw NotFinite(epoch, batch);
            }

            Advance(batches[step].Length, epoch, recorder.LastLoss, clock.GetElapsedTime(started));
        }
    }

    private void Step(ILearner learner, FusedAdam optimizer, EpochRecorder recorder, int[] chosen)
    {
        InMemory(run.Training, chosen, () =>
        {
            learner.Derive(run.Training, chosen, recorder);
            if (_options.ClipNorm > 0)
            {
                optimizer.Clip(_options.ClipNorm);
            }

            optimizer.Step();
        });
        if (++_steps % StepsPerTrim == 0)
        {
            Allocator.Trim();
        }
    }

    private void Evaluate(
        ILearner learner, ExampleSet set, EpochRecorder recorder, CancellationToken cancellationToken)
    {
        using var frozen = no_grad();
        learner.BeginEvaluation();
        foreach (var chosen in BatchOrder.ToEvaluate(set, _options.Batch, _byLength))
        {
            cancellationToken.ThrowIfCancellationRequested();
            InMemory(set, chosen, () => learner.Forward(set, chosen, recorder));
            progress.Advance(chosen.Length);
        }
    }

    /// <summary>Which predictions of a split are others after each semantics-preserving edit of the code.</summary>
    private IEnumerable<EquivalentTrace> Compare(
        ILearner learner, ExampleSet set, EpochTrace trace, CancellationToken cancellationToken)
    {
        foreach (var equivalents in run.Equivalents(set))
        {
            var (edit, edited, originals) = equivalents;
            using var recorder = new EpochRecorder(edited, trace.Epoch, Delay);
            Evaluate(learner, edited, recorder, cancellationToken);
            var after = recorder.Trace();
            yield return new()
            {
                Epoch = trace.Epoch,
                Split = trace.Split,
                Edit = KebabCase.Of(edit),
                Rows = edited.Described.Rows,
                Changed = [.. originals.Select((original, i) => equivalents.IsChanged(
                    i,
                    trace.Prediction(original, run.Data.ClosedLabels),
                    after.Prediction(i, run.Data.ClosedLabels)))],
            };
        }
    }

    private void Add(EpochRecorder recorder, List<EpochTrace> traces, List<(string Name, double Value)> scalars)
    {
        var trace = recorder.Trace();
        var split = KebabCase.Of(trace.Split);
        var examples = run.Sets.First(set => set.Described.Split == trace.Split).Described;
        traces.Add(trace);
        scalars.Add(($"loss/{split}", recorder.MeanLoss()));
        scalars.Add(($"score/{split}", run.Data.Score(examples, trace)));
    }

    private void SaveIfDue(ILearner learner, FusedAdam optimizer, int epoch, EarlyStopping stopping)
    {
        var isLast = epoch == _options.Epochs || stopping.IsDue;
        if (isLast || clock.GetElapsedTime(_lastCheckpoint) >= _checkpointInterval)
        {
            var state = run.State(epoch, optimizer.Steps) with
            {
                IsLast = isLast,
                BestLoss = stopping.BestLoss,
                EpochsSinceBest = stopping.EpochsSinceBest,
            };
            checkpoints.Save(state, learner.Weights, isLast ? null : [.. optimizer.State()]);
            _lastCheckpoint = clock.GetTimestamp();
        }
    }

    private void Advance(int examples, int epoch, double loss, TimeSpan elapsed)
    {
        var speed = examples / Math.Max(elapsed.TotalSeconds, 1e-6);
        progress.Advance(examples, string.Create(
            CultureInfo.InvariantCulture, $"{run.Key} epoch {epoch}, loss {loss:0.00}, {speed:#,0} examples/s"));
    }

    private StageException NotFinite(int epoch, int[] chosen) => new(
        $"The loss of {run.Key} is not a finite number in epoch {epoch}. Lower 'learningRate' or set 'clipNorm', and "
        + $"look at the examples of its batch: {Names(run.Training, chosen)}. "
        + $"The last checkpoint is kept in {run.Folder}.");

    /// <summary>Works on a batch, whose tensors are gone afterwards.</summary>
    /// <exception cref="StageException">Memory does not suffice for it.</exception>
    private void InMemory(ExampleSet set, int[] chosen, Action work)
    {
        try
        {
            using var scope = NewDisposeScope();
            work();
        }
        catch (ExternalException e) when (IsOutOfMemory(e))
        {
            throw OutOfMemory(set, chosen, e);
        }
    }

    private StageException OutOfMemory(ExampleSet set, int[] chosen, ExternalException cause)
    {
        var longest = chosen.MaxBy(set.Length);
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Memory did not suffice for {run.Key}: a batch of {chosen.Length} examples, the longest of length "
                    + $"{set.Length(longest)} ({Names(set, [longest])}). ")
            + "Lower 'batch', 'maxTokens', 'contexts' or 'width', and run the same command again: "
            + $"training continues from the last checkpoint in {run.Folder}.",
            cause);
    }

    private static bool IsOutOfMemory(ExternalException e) =>
        e.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("can't allocate memory", StringComparison.Ordinal);

    private static string Names(ExampleSet set, int[] chosen) => string.Join(
        ", ", chosen.Where(example => example < set.Count).Select(example => set.Ids[example].ToString()));
}
