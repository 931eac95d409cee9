using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        using var scope = NewDisposeScope();
        var written = Tensors();
        var read = written.Select(tensor => (tensor.Name, zeros_like(tensor.Value))).ToList();

        Safetensors.Write(_path, written);
        Safetensors.ReadInto(_path, read);

        Assert.All(written.Zip(read), pair =>
            Assert.True(pair.First.Value.equal(pair.Second.Item2).all().item<bool>()));
    }

    [Fact]
    public void Lays_out_a_length_an_aligned_header_and_raw_floats()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(_path, Tensors());

        var file = File.ReadAllBytes(_path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var header = JsonDocument.Parse(file.AsMemory(8, length));
        var second = header.RootElement.GetProperty("b.weight");
        var offsets = second.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64());

        Assert.Equal(0, length % 8);
        Assert.Equal("F32", second.GetProperty("dtype").GetString());
        Assert.Equal([3L], second.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64()));
        Assert.Equal([24L, 36L], offsets);
        Assert.Equal(8 + length + 36, file.Length);
        Assert.Equal(7f, BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(8 + length + 24)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(-1)]
    public void Refuses_a_cut_file(int kept)
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(_path, Tensors());
        var file = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, kept < 0 ? file[..^1] : file[..kept]);

        Assert.Throws<InvalidDataException>(() => Safetensors.ReadInto(_path, Tensors()));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,-4]}}""")]
    [InlineData("[1,2,3]")]
    [InlineData("not JSON")]
    public void Refuses_a_malformed_header(string header)
    {
        using var scope = NewDisposeScope();
        var bytes = new byte[8 + header.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        Encoding.ASCII.GetBytes(header, bytes.AsSpan(8));
        File.WriteAllBytes(_path, bytes);

        Assert.Throws<InvalidDataException>(() => Safetensors.ReadInto(_path, [("a", zeros(1))]));
    }

    [Fact]
    public void Refuses_other_names_and_shapes()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(_path, Tensors());

        var name = Assert.Throws<InvalidDataException>(() =>
            Safetensors.ReadInto(_path, [("a", zeros(2, 3)), ("c", zeros(3))]));
        var shape = Assert.Throws<InvalidDataException>(() =>
            Safetensors.ReadInto(_path, [("a", zeros(3, 2)), ("b.weight", zeros(3))]));

        Assert.Contains("Missing: c (3). Foreign: b.weight (3).", name.Message, StringComparison.Ordinal);
        Assert.Contains("(3, 2)", shape.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private static List<(string Name, Tensor Value)> Tensors() =>
        [("a", tensor([1f, 2f, 3f, 4f, 5f, 6f]).view(2, 3)), ("b.weight", tensor([7f, float.MinValue, float.Epsilon]))];
}
