using System.Numerics;

namespace CodeIntel.Dedup;

/// <summary>
/// 128 parity bits of a set: bit h(token) is flipped once per token. Every token that only one of two sets has flips at
/// most one bit of the difference, so |x △ y| ≥ popcount(x xor y) (bitmap filter, Sandes 2020).
/// </summary>
internal readonly record struct Signature(ulong Low, ulong High)
{
    /// <summary>Signature of a set of ranks.</summary>
    public static Signature Of(ReadOnlySpan<int> ranks)
    {
        var (low, high) = (0UL, 0UL);
        foreach (var rank in ranks)
        {
            var bit = (int)(((uint)rank * 0x9E3779B1) >> 25);
            if (bit < 64)
            {
                low ^= 1UL << bit;
            }
            else
            {
                high ^= 1UL << (bit - 64);
            }
        }

        return new(low, high);
    }

    /// <summary>A lower bound of the number of tokens that only one of the two sets has.</summary>
    public int MinDifference(in Signature other) =>
        BitOperations.PopCount(Low ^ other.Low) + BitOperations.PopCount(High ^ other.High);
}
