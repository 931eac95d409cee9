using System.Buffers.Binary;
using System.Text.Json;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class HuggingFaceFolderTests : IDisposable
{
    private static readonly CodeBertSizes _sizes = new(300, 10, 1, 4, 1, 2, 6);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public HuggingFaceFolderTests() => WriteConfig("roberta", 4);

    [Theory]
    [InlineData("")]
    [InlineData("roberta.")]
    public void Reads_every_weight_with_or_without_a_prefix(string prefix)
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        Write("model.safetensors", Prefixed(weights, prefix));

        using var encoder = Read();

        AssertEqual(weights, encoder);
    }

    [Fact]
    public void Reads_weights_in_several_files()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        Write("model-1.safetensors", weights[..3]);
        Write("model-2.safetensors", weights[3..]);
        var map = weights.Select((pair, i) => (pair.Name, File: $"model-{(i < 3 ? 1 : 2)}.safetensors"))
            .ToDictionary(pair => pair.Name, pair => pair.File);
        WriteIndex(new { metadata = new { total_size = 1 }, weight_map = map });

        using var encoder = Read();

        AssertEqual(weights, encoder);
    }

    [Fact]
    public void Disregards_the_parts_that_the_encoder_does_not_have()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        Write(
            "model.safetensors",
            [
                .. Prefixed(weights, "roberta."),
                ("roberta.pooler.dense.weight", ones(4, 4)),
                ("lm_head.bias", ones(300)),
            ]);

        using var encoder = Read();

        AssertEqual(weights, encoder);
    }

    [Fact]
    public void Says_which_tensors_are_missing_foreign_or_of_another_shape()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        var name = weights[^1].Name;
        Write(
            "model.safetensors",
            [.. weights[1..^1], (name, ones(5)), ("encoder.layer.1.output.dense.bias", ones(4))]);

        var error = Assert.Throws<InvalidDataException>(() => Read());

        Assert.Contains(
            $"Missing: {weights[0].Name} ({string.Join(", ", weights[0].Value.shape)}).", error.Message,
            StringComparison.Ordinal);
        Assert.Contains(
            $"Of another shape: {name} is F32 (5) instead of ({string.Join(", ", weights[^1].Value.shape)}).",
            error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Foreign: encoder.layer.1.output.dense.bias (4).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_to_convert_pickled_weights()
    {
        File.WriteAllText(Path.Combine(_folder, "pytorch_model.bin"), "");

        var error = Assert.Throws<InvalidDataException>(() => Read());

        Assert.Contains("save_pretrained", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_there_are_no_weights()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read());

        Assert.Contains("neither model.safetensors nor", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../model.safetensors", "outside")]
    [InlineData("/etc/passwd", "outside")]
    [InlineData("absent.safetensors", "not there")]
    public void Refuses_an_index_that_names_other_files(string file, string expected)
    {
        WriteIndex(new { weight_map = new Dictionary<string, string> { ["a"] = file } });

        var error = Assert.Throws<InvalidDataException>(() => Read());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bert", 4, "model_type is 'bert'")]
    [InlineData("roberta", -4, "hidden_size cannot be -4")]
    [InlineData("roberta", 5, "2 heads cannot share 5")]
    [InlineData("roberta", 900_000, "more than 2000000000 numbers")]
    public void Refuses_another_architecture(string type, int width, string expected)
    {
        WriteConfig(type, width);

        var error = Assert.Throws<InvalidDataException>(() => new HuggingFaceFolder(_folder).ReadSizes());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"vocab_size":"many"}""")]
    public void Refuses_a_malformed_configuration(string config)
    {
        File.WriteAllText(Path.Combine(_folder, "config.json"), config);

        Assert.Throws<InvalidDataException>(() => new HuggingFaceFolder(_folder).ReadSizes());
    }

    [Theory]
    [InlineData("F16", 0x3E00)]
    [InlineData("BF16", 0x3FC0)]
    public void Widens_short_floats(string type, int bits)
    {
        using var scope = NewDisposeScope();
        var header = """{"a":{"dtype":"TYPE","shape":[2],"data_offsets":[0,4]}}"""
            .Replace("TYPE", type, StringComparison.Ordinal);
        var bytes = new byte[8 + header.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        System.Text.Encoding.ASCII.GetBytes(header, bytes.AsSpan(8));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8 + header.Length), (ushort)bits);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8 + header.Length + 2), (ushort)(bits | 0x8000));
        File.WriteAllBytes(Path.Combine(_folder, "model.safetensors"), bytes);
        var value = zeros(2);

        new HuggingFaceFolder(_folder).ReadInto([("a", value)]);

        Assert.Equal([1.5f, -1.5f], value.data<float>().ToArray());
    }

    [Fact]
    public void Refuses_numbers_that_are_no_floats()
    {
        using var scope = NewDisposeScope();
        var header = """{"a":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}}""";
        var bytes = new byte[8 + header.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        System.Text.Encoding.ASCII.GetBytes(header, bytes.AsSpan(8));
        File.WriteAllBytes(Path.Combine(_folder, "model.safetensors"), bytes);

        var error = Assert.Throws<InvalidDataException>(
            () => new HuggingFaceFolder(_folder).ReadInto([("a", zeros(1))]));

        Assert.Contains("a is I32 (1) instead of (1)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_file_that_was_cut()
    {
        using var scope = NewDisposeScope();
        Write("model.safetensors", Weights());
        var path = Path.Combine(_folder, "model.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^8]);

        var error = Assert.Throws<InvalidDataException>(() => Read());

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("cut", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_the_tokenizer_beside_the_weights()
    {
        var trainer = new BytePairTrainer(300);
        trainer.Add("return result;", 5);
        trainer.Save(_folder);

        var tokenizer = new HuggingFaceFolder(_folder).ReadTokenizer();

        Assert.Equal("return", tokenizer.Decode(tokenizer.Encode("return")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CodeBert Read()
    {
        var folder = new HuggingFaceFolder(_folder);
        var encoder = new CodeBert(folder.ReadSizes());
        folder.ReadInto(encoder);
        return encoder;
    }

    private static (string Name, Tensor Value)[] Weights()
    {
        random.manual_seed(8);
        using var model = new CodeBert(_sizes);
        return [.. model.named_parameters().Select(pair => (pair.name, rand_like(pair.parameter.detach())))];
    }

    private static (string Name, Tensor Value)[] Prefixed((string Name, Tensor Value)[] weights, string prefix) =>
        [.. weights.Select(pair => (prefix + pair.Name, pair.Value))];

    private static void AssertEqual((string Name, Tensor Value)[] weights, CodeBert encoder)
    {
        var read = encoder.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        Assert.Equal(weights.Length, read.Count);
        Assert.All(weights, pair => Assert.True(read[pair.Name].equal(pair.Value).all().item<bool>(), pair.Name));
    }

    private void Write(string file, (string Name, Tensor Value)[] weights) =>
        Safetensors.Write(Path.Combine(_folder, file), weights);

    private void WriteIndex(object index) => File.WriteAllText(
        Path.Combine(_folder, "model.safetensors.index.json"), JsonSerializer.Serialize(index));

    private void WriteConfig(string type, int width) => File.WriteAllText(
        Path.Combine(_folder, "config.json"),
        JsonSerializer.Serialize(new
        {
            model_type = type,
            hidden_act = "gelu",
            vocab_size = _sizes.Vocabulary,
            max_position_embeddings = _sizes.Positions,
            type_vocab_size = _sizes.Types,
            hidden_size = width,
            num_hidden_layers = _sizes.Layers,
            num_attention_heads = _sizes.Heads,
            intermediate_size = _sizes.FeedForward,
        }));
}
