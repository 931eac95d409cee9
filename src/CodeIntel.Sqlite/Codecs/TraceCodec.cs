using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>
/// Epoch traces of n examples: four columns of n 32-bit little-endian floats (loss, probability of the given label,
/// probability of the prediction, margin) and one of n 32-bit integers (prediction).
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

    /// <summary>Decodes the trace of an epoch and split.</summary>
    /// <exception cref="InvalidDataException">The bytes are no whole number of examples.</exception>
    public static EpochTrace Decode(byte[] bytes, int epoch, Split split)
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
        };
    }

    private static T[] Column<T>(byte[] bytes, int column, int length)
        where T : struct => MemoryMarshal.Cast<byte, T>(bytes.AsSpan(column * length, length)).ToArray();
}
