using System.Numerics;

namespace CodeIntel.Torch.Train;

/// <summary>CRC-32C (Castagnoli), masked as TensorFlow's record files store it.</summary>
internal static class Crc32C
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>The masked checksum: a checksum of data that holds checksums would be weak.</summary>
    public static uint Masked(ReadOnlySpan<byte> data) => BitOperations.RotateRight(Of(data), 15) + MaskDelta;

    /// <summary>The checksum itself.</summary>
    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
