using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
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
    private static readonly JsonSerializerOptions _json = new() { RespectNullableAnnotations = true };

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
        _predictor = Create(state, runFolder, query);
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

    private IUnitPredictor Create(CheckpointState state, string folder, string? query)
    {
        try
        {
            return UnitPredictors.Create(Options, folder, state, query);
        }
        catch (Exception e) when (e is ArgumentException or ExternalException)
        {
            // sizes that no model can have: native code says it in many lines
            throw Unreadable(folder, e.Message.Split('\n')[0], e);
        }
    }

    private static TrainOptions Read(CheckpointState state, string folder)
    {
        try
        {
            var options = JsonSerializer.Deserialize<TrainOptions>(state.Options, _json)
                ?? throw new JsonException("There are none.");
            Validator.ValidateObject(options, new(options), validateAllProperties: true);
            return options with { Device = "auto" };
        }
        catch (Exception e) when (e is JsonException or ValidationException)
        {
            throw Unreadable(folder, e.Message, e);
        }
    }

    private static StageException Unreadable(string folder, string why, Exception cause) => new(
        $"The options of the model in {folder} cannot be used: {why} Its state.json was changed, or it was trained "
        + "with another version.",
        cause);
}
