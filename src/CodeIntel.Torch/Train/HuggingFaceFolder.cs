using System.Text.Json;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// A RoBERTa model in Hugging Face's layout: <c>config.json</c>, <c>model.safetensors</c> or the files that
/// <c>model.safetensors.index.json</c> names, and the tokenizer's files.
/// </summary>
internal sealed class HuggingFaceFolder(string folder)
{
    private const string Weights = "model.safetensors";
    private const string Index = "model.safetensors.index.json";
    private const string Pickled = "pytorch_model.bin";
    private const string Prefix = "roberta.";
    private const int MaxSide = 1_000_000;
    private const long MaxParameters = 2_000_000_000; // a file must not make us reserve all memory

    private static readonly string[] _floats = ["F32", "F16", "BF16", "F64"];

    // parts of a RoBERTa model that the encoder does not have
    private static readonly string[] _disregarded =
        ["pooler.", "lm_head.", "classifier.", "embeddings.position_ids", "embeddings.token_type_ids"];

    private static readonly (string Key, string Value)[] _expected =
        [("model_type", "roberta"), ("hidden_act", "gelu"), ("position_embedding_type", "absolute")];

    /// <summary>The tokenizer of the folder.</summary>
    /// <exception cref="InvalidDataException">It is missing or malformed.</exception>
    public ByteLevelBpe ReadTokenizer() => ByteLevelBpe.Load(folder);

    /// <summary>Sizes from <c>config.json</c>.</summary>
    /// <exception cref="InvalidDataException">The file is missing, malformed, or of another architecture.</exception>
    public CodeBertSizes ReadSizes()
    {
        var path = Path.Combine(folder, "config.json");
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There is no file {path}: the folder is not in Hugging Face's layout.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var config = document.RootElement;
            foreach (var (key, value) in _expected)
            {
                if (config.TryGetProperty(key, out var found) && found.GetString() != value)
                {
                    throw new InvalidDataException($"{path}: {key} is '{found}'; only '{value}' can be read.");
                }
            }

            var sizes = new CodeBertSizes(
                Size(path, config, "vocab_size"),
                Size(path, config, "max_position_embeddings"),
                Size(path, config, "type_vocab_size"),
                Size(path, config, "hidden_size"),
                Size(path, config, "num_hidden_layers"),
                Size(path, config, "num_attention_heads"),
                Size(path, config, "intermediate_size"));
            Check(path, sizes);
            return sizes;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException
            or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Copies the folder's weights into an encoder of the folder's sizes.</summary>
    /// <exception cref="InvalidDataException">Weights are missing, foreign, or of other shapes.</exception>
    public void ReadInto(CodeBert encoder) =>
        ReadInto([.. encoder.named_parameters().Select(pair => (pair.name, (Tensor)pair.parameter))]);

    /// <summary>Copies the folder's weights into tensors of the same names, with or without a prefix.</summary>
    /// <exception cref="InvalidDataException">Weights are missing, foreign, or of other shapes.</exception>
    public void ReadInto(IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        var found = new Dictionary<string, (string Path, long Start, SafetensorsEntry Entry)>(StringComparer.Ordinal);
        foreach (var path in Files())
        {
            using var file = File.OpenRead(path);
            try
            {
                var (entries, start) = Safetensors.ReadHeader(file);
                foreach (var (name, entry) in entries.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    var known = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
                    if (!_disregarded.Any(part => known.StartsWith(part, StringComparison.Ordinal))
                        && !found.TryAdd(known, (path, start, entry)))
                    {
                        throw new InvalidDataException($"Tensor '{name}' is there twice.");
                    }
                }
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
            }
        }

        var differences = TensorDifferences.Of(
            tensors, found.ToDictionary(pair => pair.Key, pair => pair.Value.Entry), _floats);
        if (differences.Length > 0)
        {
            throw new InvalidDataException(
                $"The weights in {folder} are not those of the model that its config.json describes. {differences}");
        }

        foreach (var group in tensors.GroupBy(tensor => found[tensor.Name].Path, StringComparer.Ordinal))
        {
            using var file = File.OpenRead(group.Key);
            foreach (var (name, value) in group)
            {
                Safetensors.ReadInto(file, found[name].Start, found[name].Entry, value);
            }
        }
    }

    private static int Size(string path, JsonElement config, string key)
    {
        var size = config.GetProperty(key).GetInt32();
        return size is > 0 and <= MaxSide
            ? size
            : throw new InvalidDataException($"{path}: {key} cannot be {size}.");
    }

    private static void Check(string path, CodeBertSizes sizes)
    {
        if (sizes.Width % sizes.Heads != 0 || sizes.MaxLength < 1)
        {
            throw new InvalidDataException(
                $"{path}: {sizes.Heads} heads cannot share {sizes.Width} numbers, or there are too few positions.");
        }

        // the layers first: their product might not fit into 64 bits
        if ((Int128)sizes.Layers * sizes.Width * (sizes.Width + sizes.FeedForward) > MaxParameters
            || sizes.Parameters > MaxParameters)
        {
            throw new InvalidDataException($"{path} describes a model of more than {MaxParameters} numbers.");
        }
    }

    private List<string> Files()
    {
        var (single, index) = (Path.Combine(folder, Weights), Path.Combine(folder, Index));
        if (File.Exists(single))
        {
            return [single];
        }

        if (File.Exists(index))
        {
            return Shards(index);
        }

        throw new InvalidDataException(
            File.Exists(Path.Combine(folder, Pickled))
                ? $"{folder} has its weights as {Pickled}, a format that can run code and is not read. Convert it once "
                    + "with Python: transformers.RobertaModel.from_pretrained(FOLDER)"
                    + ".save_pretrained(FOLDER, safe_serialization=True)."
                : $"There is neither {Weights} nor {Index} in {folder}.");
    }

    private List<string> Shards(string index)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(index));
            var names = document.RootElement.GetProperty("weight_map").EnumerateObject()
                .Select(property => property.Value.GetString() ?? string.Empty)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList();
            var outside = names.Find(name => name.Length == 0 || Path.GetFileName(name) != name);
            if (outside is not null)
            {
                throw new InvalidDataException($"{index} names a file outside of its folder: '{outside}'.");
            }

            var missing = names.Find(name => !File.Exists(Path.Combine(folder, name)));
            return missing is null
                ? names.ConvertAll(name => Path.Combine(folder, name))
                : throw new InvalidDataException($"{index} names a file that is not there: '{missing}'.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{index} cannot be read: {e.Message}", e);
        }
    }
}
