using System.Numerics;

namespace CodeIntel.Examples;

/// <summary>
/// A generator whose sequence is fixed for ever (SplitMix64, Steele 2014): the framework's may change between versions,
/// and results are a function of the seed on every machine.
/// </summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>
    /// A generator for a purpose that has a name, so that two purposes with one seed do not share a sequence.
    /// </summary>
    public static SeededRandom For(string purpose, ulong seed) =>
        new(Mix((ulong)ContentHash.Of(purpose).Value ^ Mix(seed)));

    /// <summary>One step of SplitMix64's output function: a bijection that spreads every input bit.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = Mix(_state);
        _state += 0x9E3779B97F4A7C15;
        return result;
    }

    /// <summary>A whole number in [0, <paramref name="exclusiveMax"/>), without modulo bias (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        var bound = (ulong)exclusiveMax;
        var threshold = (0 - bound) % bound;
        while (true)
        {
            var high = Math.BigMul(NextUInt64(), bound, out var low);
            if (low >= threshold)
            {
                return (int)high;
            }
        }
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Shuffles in place (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Rotates the seed of a sub-task out of this generator.</summary>
    public SeededRandom Fork() => new(BitOperations.RotateLeft(NextUInt64(), 17));
}
