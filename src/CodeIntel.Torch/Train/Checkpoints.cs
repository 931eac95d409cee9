using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CodeIntel.Studies;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// The checkpoints of one run: folders <c>checkpoint-N</c> with model, optimizer and state. Each is written aside,
/// flushed and renamed before the one before it is deleted, so that a run killed at any moment leaves a whole one.
/// </summary>
internal sealed class Checkpoints(string runFolder)
{
    private const string Prefix = "checkpoint-";
    private const string Unfinished = ".partial";
    private const string ModelFile = "model.safetensors";
    private const string OptimizerFile = "optimizer.safetensors";
    private const string StateFile = "state.json";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>
    /// Writes a checkpoint; the last one of a run comes without an optimizer (null), for there is nothing to continue.
    /// </summary>
    /// <exception cref="StageException">The disk is full or cannot be written.</exception>
    public void Save(
        CheckpointState state,
        IReadOnlyList<(string Name, Tensor Value)> model,
        IReadOnlyList<(string Name, Tensor Value)>? optimizer)
    {
        var folder = Path.Combine(runFolder, Prefix + state.Epoch.ToString(CultureInfo.InvariantCulture));
        var aside = folder + Unfinished;
        try
        {
            DeleteIfPresent(aside);
            Directory.CreateDirectory(aside);
            WriteTensors(aside, ModelFile, model, state);
            if (optimizer is not null)
            {
                WriteTensors(aside, OptimizerFile, optimizer, state);
            }

            WriteState(aside, state);
            DeleteIfPresent(folder);
            Directory.Move(aside, folder);
            DeleteAllBut(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StageException(
                $"Checkpoint {folder} could not be written: {e.Message} Make room or allow writing, and run the same "
                + "command again: training continues from the checkpoint before it.",
                e);
        }
    }

    /// <summary>
    /// The state of the last whole checkpoint, or null; <paramref name="run"/> null: of whatever run.
    /// </summary>
    /// <exception cref="StageException">It is damaged or belongs to another run.</exception>
    public CheckpointState? Find(string? run)
    {
        if (Folder() is not { } folder)
        {
            return null;
        }

        var file = Path.Combine(folder, StateFile);
        try
        {
            var state = JsonSerializer.Deserialize<CheckpointState>(File.ReadAllBytes(file), _json);
            return state is null || state.Format != CheckpointState.CurrentFormat
                ? throw Damaged(file, $"its format is not {CheckpointState.CurrentFormat}.")
                : run is null || state.Run == run ? state : throw Damaged(file, $"it belongs to run '{state.Run}'.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Damaged(file, e.Message, e);
        }
    }

    /// <summary>Copies the last checkpoint's values into a model and its optimizer, after checking its files.</summary>
    /// <exception cref="StageException">A file is missing, cut, changed, or of another model.</exception>
    public void Load(
        CheckpointState state,
        IReadOnlyList<(string Name, Tensor Value)> model,
        IReadOnlyList<(string Name, Tensor Value)> optimizer)
    {
        var folder = Path.Combine(runFolder, Prefix + state.Epoch.ToString(CultureInfo.InvariantCulture));
        ReadTensors(Path.Combine(folder, ModelFile), model, state);
        ReadTensors(Path.Combine(folder, OptimizerFile), optimizer, state);
    }

    /// <summary>Copies the last checkpoint's values into a model alone, after checking its file.</summary>
    /// <exception cref="StageException">The file is missing, cut, changed, or of another model.</exception>
    public void LoadModel(CheckpointState state, IReadOnlyList<(string Name, Tensor Value)> model) => ReadTensors(
        Path.Combine(runFolder, Prefix + state.Epoch.ToString(CultureInfo.InvariantCulture), ModelFile), model, state);

    /// <summary>Deletes every checkpoint.</summary>
    public void Clear() => DeleteAllBut(null);

    private static void WriteTensors(
        string folder, string name, IReadOnlyList<(string Name, Tensor Value)> tensors, CheckpointState state)
    {
        var path = Path.Combine(folder, name);
        Safetensors.Write(path, tensors);
        state.Files[name] = Hash(path);
    }

    private static void WriteState(string folder, CheckpointState state)
    {
        using var file = File.Create(Path.Combine(folder, StateFile));
        JsonSerializer.Serialize(file, state, _json);
        file.Flush(flushToDisk: true);
    }

    private static void ReadTensors(
        string path, IReadOnlyList<(string Name, Tensor Value)> tensors, CheckpointState state)
    {
        try
        {
            if (!state.Files.TryGetValue(Path.GetFileName(path), out var hash) || hash != Hash(path))
            {
                throw new InvalidDataException("its content is not what state.json says: it was cut or changed.");
            }

            Safetensors.ReadInto(path, tensors);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, e.Message, e);
        }
    }

    private static StageException Damaged(string path, string why, Exception? inner = null) => new(
        $"Checkpoint file {path} cannot be used: {why} "
        + $"Delete the folder {Path.GetDirectoryName(path)} to train this run from its start, or copy the whole folder "
        + "of the run again.",
        inner);

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static void DeleteIfPresent(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int EpochOf(string folder) =>
        int.TryParse(
            Path.GetFileName(folder)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            ? epoch
            : -1;

    private string? Folder() => !Directory.Exists(runFolder) ? null
        : Directory.GetDirectories(runFolder, Prefix + "*").Where(folder => EpochOf(folder) >= 0).MaxBy(EpochOf);

    private void DeleteAllBut(string? kept)
    {
        if (!Directory.Exists(runFolder))
        {
            return;
        }

        foreach (var folder in Directory.GetDirectories(runFolder, Prefix + "*").Where(folder => folder != kept))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
