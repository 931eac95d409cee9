using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Loading;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Trains one run from an epoch to its last. What is recorded of training examples comes from the training pass itself,
/// with dropout, before the step that learns from them; validation and test are read after each epoch without dropout.
/// </summary>
internal sealed class TrainLoop(
    PreparedRun run, IRunWriter writer, Checkpoints checkpoints, IStageProgress progress, TimeProvider clock)
{
    /// <summary>Epochs that end sooner after a checkpoint have none: they cost less to repeat than to save.</summary>
    private static readonly TimeSpan _checkpointInterval = TimeSpan.FromSeconds(10);

    private const int StepsPerTrim = 100;

    private readonly BatchBuilder _batches =
        new(run.Dataset.Terminals.Texts.Count, run.Dataset.Paths.Texts.Count, run.Device);

    private long _lastCheckpoint = clock.GetTimestamp();
    private long _steps;

    /// <summary>Trains the epochs after <paramref name="done"/>; null: none are done.</summary>
    /// <exception cref="StageException">The loss is not finite, or a checkpoint cannot be read or written.</exception>
    public void Train(CheckpointState? done, CancellationToken cancellationToken)
    {
        var options = run.Dataset.Options;
        set_num_threads(options.Threads);
        using var model = run.CreateModel();
        using var optimizer = new FusedAdam(model.named_parameters(), options.LearningRate);
        if (done is not null)
        {
            checkpoints.Load(done, Weights(model), [.. optimizer.State()]);
            optimizer.ContinueAfter(done.Step);
        }

        using var events = new EventFile(run.Folder, done?.Epoch ?? 0, clock);
        for (var epoch = (done?.Epoch ?? 0) + 1; epoch <= options.Epochs; epoch++)
        {
            var recorders = new List<EpochRecorder> { TrainEpoch(model, optimizer, epoch, cancellationToken) };
            recorders.AddRange(run.Evaluated.Select(set => Evaluate(model, set, epoch, cancellationToken)));
            writer.Write(run.Key, [.. recorders.Select(recorder => recorder.Trace)]);
            events.Write(epoch, recorders.SelectMany(Scalars));
            SaveIfDue(model, optimizer, epoch);
        }
    }

    private EpochRecorder TrainEpoch(
        Code2vec model, FusedAdam optimizer, int epoch, CancellationToken cancellationToken)
    {
        var options = run.Dataset.Options;
        var recorder = new EpochRecorder(run.Training, epoch);
        var dropout = options.Dropout > 0
            ? new DropoutMask(options.Dropout, options.Width, run.GeneratorSeed, epoch)
            : null;
        var order = Enumerable.Range(0, run.Training.CountWithCopies).ToArray();
        SeededRandom.For("shuffle", run.GeneratorSeed ^ SeededRandom.Mix((ulong)epoch)).Shuffle<int>(order);
        model.train();
        foreach (var chosen in order.Chunk(options.Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = clock.GetTimestamp();
            var loss = Step(model, optimizer, recorder, chosen, dropout);
            if (!double.IsFinite(loss))
            {
                throw NotFinite(epoch, chosen);
            }

            Advance(chosen.Length, epoch, loss, clock.GetElapsedTime(started));
        }

        return recorder;
    }

    private double Step(Code2vec model, FusedAdam optimizer, EpochRecorder recorder, int[] chosen, DropoutMask? dropout)
    {
        using var scope = NewDisposeScope();
        var batch = _batches.Build(run.Training, chosen, dropout);
        var labels = _batches.Labels(run.Training, chosen); // (B)
        var logits = model.forward(batch); // (B, Y)
        recorder.Record(chosen, logits, labels);
        var loss = nn.functional.cross_entropy(logits, labels);
        loss.backward();
        optimizer.Step();
        if (++_steps % StepsPerTrim == 0)
        {
            Allocator.Trim();
        }

        return loss.item<float>();
    }

    private EpochRecorder Evaluate(Code2vec model, ExampleSet set, int epoch, CancellationToken cancellationToken)
    {
        var recorder = new EpochRecorder(set, epoch);
        using var frozen = inference_mode();
        model.eval();
        foreach (var chosen in Enumerable.Range(0, set.Count).Chunk(run.Dataset.Options.Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            recorder.Record(chosen, model.forward(_batches.Build(set, chosen)), _batches.Labels(set, chosen));
            progress.Advance(chosen.Length);
        }

        return recorder;
    }

    private void SaveIfDue(Code2vec model, FusedAdam optimizer, int epoch)
    {
        var isLast = epoch == run.Dataset.Options.Epochs;
        if (isLast || clock.GetElapsedTime(_lastCheckpoint) >= _checkpointInterval)
        {
            checkpoints.Save(run.State(epoch, optimizer.Steps), Weights(model), isLast ? null : [.. optimizer.State()]);
            _lastCheckpoint = clock.GetTimestamp();
        }
    }

    private static List<(string Name, Tensor Value)> Weights(Code2vec model) =>
        [.. model.named_parameters().Select(parameter => (parameter.name, (Tensor)parameter.parameter))];

    private IEnumerable<(string Name, double Value)> Scalars(EpochRecorder recorder)
    {
        var split = KebabCase.Of(recorder.Trace.Split);
        var given = run.Sets.First(set => set.Described.Split == recorder.Trace.Split).Described.GivenLabels;
        var score = new SubtokenScore();
        for (var i = 0; i < given.Length; i++)
        {
            score.Add(given[i], run.Dataset.Labels.Texts[recorder.Trace.Predictions[i]]);
        }

        return [($"loss/{split}", recorder.MeanLoss), ($"f1/{split}", score.F1)];
    }

    private void Advance(int examples, int epoch, double loss, TimeSpan elapsed)
    {
        var speed = examples / Math.Max(elapsed.TotalSeconds, 1e-6);
        progress.Advance(examples, string.Create(
            CultureInfo.InvariantCulture, $"{run.Key} epoch {epoch}, loss {loss:0.00}, {speed:#,0} examples/s"));
    }

    private StageException NotFinite(int epoch, int[] chosen)
    {
        var ids = chosen.Where(example => example < run.Training.Count)
            .Select(example => run.Training.Ids[example].ToString());
        return new(
            $"The loss of {run.Key} is not a finite number in epoch {epoch}. Lower 'learningRate', and look at "
            + $"the examples of its batch: {string.Join(", ", ids)}. The last checkpoint is kept in {run.Folder}.");
    }
}
