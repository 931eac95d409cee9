using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Loading;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Predict;

/// <summary>
/// The code vectors of a finished code2vec run (Alon 2019a, section 4.2: the attention's weighted sum). The run's data
/// is read again and has to be what the model was trained on.
/// </summary>
public sealed class RunVectors : ICodeVectorSource
{
    private readonly PreparedRun _run;
    private readonly CheckpointState _state;
    private readonly Checkpoints _checkpoints;

    /// <summary>Reads the run's data; <paramref name="noise"/>: the noise of the study that trained it.</summary>
    /// <exception cref="StageException">
    /// The data is not that of the run any more, or the run has no checkpoint.
    /// </exception>
    /// <exception cref="OptionException">The run's model is not code2vec.</exception>
    public RunVectors(
        TrainedRun run,
        IReadOnlyList<NoiseOptions> noise,
        ITrainingSource source,
        string runsFolder
    )
    {
        TorchNative.EnsureLoaded();
        var options = JsonSerializer.Deserialize<TrainOptions>(run.Options)!;
        if (options.Model != ModelKind.Code2vec)
        {
            throw new OptionException(
                $"Run {run.Key} is of {KebabCase.Of(options.Model)}; code vectors are those of code2vec. "
                + "Take such a run.");
        }

        var dataset = TaskDataReader.Read(options, noise, source);
        var trained = new PreparedRun(run.Key, dataset, device(run.Device), runsFolder);
        if (trained.Fingerprint != run.Fingerprint)
        {
            throw new StageException(
                $"The data of run {run.Key} is not what it was trained on any more. Run: codeintel train"
            );
        }

        _run = new(run.Key, dataset, TorchDevice.Choose(options.Device), runsFolder);
        _checkpoints = new(_run.Folder);
        _state =
            _checkpoints.Find(run.Key.ToString()) is { } state
            && state.Fingerprint == run.Fingerprint
                ? state
                : throw new StageException(
                    $"Run {run.Key} has no checkpoint in {_run.Folder}. Delete its folder and run: codeintel train"
                );
    }

    /// <inheritdoc/>
    public long Count(Split split) => Set(split).Count;

    /// <inheritdoc/>
    public IEnumerable<CodeVector> Read(Split split, CancellationToken cancellationToken)
    {
        var set = Set(split);
        using var learner = (Code2vecLearner)_run.CreateLearner();
        learner.BeginEvaluation();
        _checkpoints.LoadModel(_state, ((ILearner)learner).Weights);
        var size = _run.Data.Options.Batch;
        for (var first = 0; first < set.Count; first += size)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var chosen = Enumerable.Range(first, Math.Min(size, set.Count - first)).ToArray();
            foreach (var (example, vector) in chosen.Zip(Encode(learner, set, chosen)))
            {
                yield return new(set.Ids[example], set.Described.GivenLabels[example], vector);
            }
        }
    }

    private NameExampleSet Set(Split split) =>
        (NameExampleSet)_run.Sets.First(set => set.Described.Split == split);

    private static List<float[]> Encode(
        Code2vecLearner learner,
        NameExampleSet set,
        int[] chosen
    )
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var codes = learner.Encode(set, chosen).contiguous(); // (B, E)
        var values = codes.data<float>().ToArray();
        var width = values.Length / chosen.Length;
        return
        [
            .. Enumerable
                .Range(0, chosen.Length)
                .Select(b => values.AsSpan(b * width, width).ToArray()),
        ];
    }
}
