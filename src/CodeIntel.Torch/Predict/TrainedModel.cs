using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Loading;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Predict;

/// <summary>
/// The model in a run's folder, on its own: weights, vocabulary and options, without the workspace it was trained in.
/// </summary>
public sealed class TrainedModel : IDisposable
{
    private readonly IUnitPredictor _predictor;

    /// <summary>Loads a model; <paramref name="query"/>: what code-search looks for.</summary>
    /// <exception cref="StageException">
    /// The folder has no checkpoint, or it is damaged, of another vocabulary, or of other tensors.
    /// </exception>
    public TrainedModel(string runFolder, string? query = null)
    {
        TorchNative.EnsureLoaded();
        var checkpoints = new Checkpoints(runFolder);
        var state = checkpoints.Find(run: null)
            ?? throw new StageException(
                $"{runFolder} has no model: there is no checkpoint in it. Give the folder of a finished run, such as "
                + "codeintel-workspace/runs/method-name_code2vec_clean_seed1.");
        Run = state.Run;
        Options = Read(state, runFolder);
        _predictor = UnitPredictors.Create(Options, runFolder, state, query);
        try
        {
            checkpoints.LoadModel(state, _predictor.Learner.Weights);
            _predictor.Learner.BeginEvaluation();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Name of the run.</summary>
    public string Run { get; }

    /// <summary>What it was trained with.</summary>
    public TrainOptions Options { get; }

    /// <summary>What the model says of units, each with at most <paramref name="top"/> answers.</summary>
    public IReadOnlyList<UnitPrediction> Predict(IReadOnlyList<UnitToPredict> units, int top) =>
        [.. units.Chunk(Options.Batch).SelectMany(chunk => _predictor.Predict(chunk, top))];

    /// <inheritdoc/>
    public void Dispose() => _predictor.Dispose();

    private static TrainOptions Read(CheckpointState state, string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainOptions>(state.Options)! with { Device = "auto" };
        }
        catch (JsonException e)
        {
            throw new StageException(
                $"The options of the model in {folder} cannot be read: {e.Message} "
                + "It was trained with another version.",
                e);
        }
    }
}
