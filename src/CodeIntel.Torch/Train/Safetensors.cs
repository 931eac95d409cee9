using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Reads and writes tensors in the safetensors format (huggingface.co/docs/safetensors): the header's length as 64
/// bits, a JSON header that maps names to type, shape and offsets, padded with blanks to 8 bytes, and the raw values,
/// little-endian. Values written are 32-bit floats; 16-bit ones of foreign files are widened when read.
/// </summary>
internal static class Safetensors
{
    private const int LengthSize = 8;
    private const int Alignment = 8;
    private const int MaxHeader = 100_000_000; // the limit of the reference implementation
    private const string FloatType = "F32";

    private static readonly Dictionary<string, (ScalarType Type, int Size)> _types = new(StringComparer.Ordinal)
    {
        [FloatType] = (ScalarType.Float32, sizeof(float)),
        ["F64"] = (ScalarType.Float64, sizeof(double)),
        ["F16"] = (ScalarType.Float16, 2),
        ["BF16"] = (ScalarType.BFloat16, 2),
        ["I64"] = (ScalarType.Int64, sizeof(long)),
        ["I32"] = (ScalarType.Int32, sizeof(int)),
        ["I16"] = (ScalarType.Int16, sizeof(short)),
        ["I8"] = (ScalarType.Int8, 1),
        ["U8"] = (ScalarType.Byte, 1),
        ["BOOL"] = (ScalarType.Bool, 1),
    };

    /// <summary>Writes tensors in the given order and flushes them to the disk.</summary>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var header = Header(tensors);
        Span<byte> length = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var (_, value) in tensors)
        {
            using var plain = value.detach().cpu().contiguous();
            file.Write(plain.bytes);
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>Copies a file's values into tensors that have the same names and shapes.</summary>
    /// <exception cref="InvalidDataException">The file is cut, malformed, or holds other tensors.</exception>
    public static void ReadInto(string path, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using var file = File.OpenRead(path);
        var (entries, start) = ReadHeader(file);
        var differences = TensorDifferences.Of(tensors, entries, [FloatType]);
        if (differences.Length > 0)
        {
            throw new InvalidDataException($"It holds other tensors than the model. {differences}");
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var (name, value) in tensors)
        {
            ReadInto(file, start, entries[name], value);
        }
    }

    /// <summary>Copies one stored tensor into one of the same shape, converting its type.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where values begin, from <see cref="ReadHeader"/>.</param>
    /// <param name="entry">The stored tensor, from <see cref="ReadHeader"/>.</param>
    /// <param name="value">Receives the values.</param>
    public static void ReadInto(Stream file, long start, SafetensorsEntry entry, Tensor value)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var buffer = empty(entry.Shape, _types[entry.Type].Type);
        file.Position = start + entry.Begin;
        file.ReadExactly(buffer.bytes);
        value.copy_(buffer);
    }

    /// <summary>Reads names, shapes and byte ranges, and the position at which values begin.</summary>
    /// <exception cref="InvalidDataException">The file is cut or malformed.</exception>
    public static (IReadOnlyDictionary<string, SafetensorsEntry> Entries, long Start) ReadHeader(Stream file)
    {
        var entries = Parse(ReadHeaderBytes(file));
        var start = file.Position;
        var end = 0L;
        foreach (var entry in entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end || entry.End - entry.Begin != entry.Size)
            {
                throw new InvalidDataException("The byte ranges of its tensors do not follow each other.");
            }

            end = entry.End;
        }

        return start + end == file.Length
            ? (entries, start)
            : throw new InvalidDataException(
                $"It has {file.Length} bytes instead of {start + end}: it was cut or added to.");
    }

    private static byte[] Header(IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        var entries = new Dictionary<string, object>();
        var offset = 0L;
        foreach (var (name, value) in tensors)
        {
            var end = offset + (value.numel() * sizeof(float));
            entries.Add(name, new { dtype = FloatType, value.shape, data_offsets = new[] { offset, end } });
            offset = end;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(entries);
        var padded = new byte[(json.Length + Alignment - 1) / Alignment * Alignment];
        padded.AsSpan().Fill((byte)' ');
        json.CopyTo(padded, 0);
        return padded;
    }

    private static byte[] ReadHeaderBytes(Stream file)
    {
        Span<byte> prefix = stackalloc byte[LengthSize];
        if (file.ReadAtLeast(prefix, LengthSize, throwOnEndOfStream: false) < LengthSize)
        {
            throw new InvalidDataException("It is too short for a safetensors file.");
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > MaxHeader || length > file.Length - LengthSize)
        {
            throw new InvalidDataException(
                $"Its header cannot have {length} bytes: it was cut or is no safetensors file.");
        }

        var header = new byte[length];
        file.ReadExactly(header);
        return header;
    }

    private static Dictionary<string, SafetensorsEntry> Parse(byte[] header)
    {
        try
        {
            using var document = JsonDocument.Parse(header);
            return document.RootElement.EnumerateObject()
                .Where(property => property.Name != "__metadata__")
                .ToDictionary(
                    property => property.Name,
                    property => Entry(property.Name, property.Value),
                    StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException
            or InvalidOperationException or KeyNotFoundException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("Its header is not that of a safetensors file: " + e.Message, e);
        }
    }

    private static SafetensorsEntry Entry(string name, JsonElement value)
    {
        var type = value.GetProperty("dtype").GetString() ?? string.Empty;
        if (!_types.TryGetValue(type, out var known))
        {
            throw new InvalidDataException($"Tensor '{name}' has type {type}, which is not read.");
        }

        var shape = value.GetProperty("shape").EnumerateArray().Select(side => (long)side.GetUInt32()).ToArray();
        var offsets = value.GetProperty("data_offsets");
        var size = shape.Aggregate((long)known.Size, (product, side) => checked(product * side));
        return new(type, shape, size, offsets[0].GetInt64(), offsets[1].GetInt64());
    }
}
