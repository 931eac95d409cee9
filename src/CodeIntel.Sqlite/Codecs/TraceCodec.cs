using System.Runtime.InteropServices;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>
/// Epoch traces of n examples: four columns of n 32-bit little-endian floats (loss, probability of the given label,
/// probability of the prediction, margin) and one of n 32-bit integers (prediction). Composed predictions are a text of
/// their own: a JSON array.
/// </summary>
internal static class TraceCodec
{
    private const int Columns = 5;

    /// <summary>Encodes a trace.</summary>
    public static byte[] Encode(EpochTrace trace) =>
    [
        .. MemoryMarshal.AsBytes<float>(trace.Losses),
        .. MemoryMarshal.AsBytes<float>(trace.GivenProbabilities),
        .. MemoryMarshal.AsBytes<float>(trace.PredictionProbabilities),
        .. MemoryMarshal.AsBytes<float>(trace.Margins),
        .. MemoryMarshal.AsBytes<int>(trace.Predictions),
    ];

    /// <summary>Encodes a trace's composed predictions, or null where it has none.</summary>
    public static byte[]? EncodeTexts(EpochTrace trace) =>
        trace.Texts is { } texts ? TextCodec.Encode(JsonSerializer.Serialize(texts)) : null;

    /// <summary>Decodes the trace of an epoch and split, with its composed predictions if there are any.</summary>
    /// <exception cref="InvalidDataException">
    /// The bytes are no whole number of examples, or the texts are damaged.
    /// </exception>
    public static EpochTrace Decode(byte[] bytes, byte[]? texts, int epoch, Split split)
    {
        var length = bytes.Length % (Columns * sizeof(float)) == 0
            ? bytes.Length / Columns
            : throw VarintReader.Damaged();
        return new()
        {
            Epoch = epoch,
            Split = split,
            Losses = Column<float>(bytes, 0, length),
            GivenProbabilities = Column<float>(bytes, 1, length),
            PredictionProbabilities = Column<float>(bytes, 2, length),
            Margins = Column<float>(bytes, 3, length),
            Predictions = Column<int>(bytes, 4, length),
            Texts = texts is null ? null : Texts(TextCodec.Decode(texts)),
        };
    }

    private static string[] Texts(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json) ?? throw VarintReader.Damaged();
        }
        catch (JsonException)
        {
            throw VarintReader.Damaged();
        }
    }

    private static T[] Column<T>(byte[] bytes, int column, int length)
        where T : struct => MemoryMarshal.Cast<byte, T>(bytes.AsSpan(column * length, length)).ToArray();
}
