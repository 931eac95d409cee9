using System.Numerics;
using System.Runtime.InteropServices;
using CodeIntel.Examples;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Draws which elements dropout keeps (Srivastava 2014): one random byte per element, so the rate is rounded to a
/// multiple of 1/256. The masks of an epoch are a function of the seed and the epoch alone, on every device.
/// </summary>
internal sealed class DropoutMask
{
    private readonly int _width;
    private readonly byte _dropped;
    private readonly ulong _seed;

    private ulong _position;

    /// <summary>Masks of one epoch of a run; rate in [0, 1).</summary>
    public DropoutMask(double rate, int width, ulong seed, int epoch)
    {
        _width = width;
        _dropped = (byte)Math.Min(255, Math.Round(rate * 256));
        _seed = SeededRandom.For("dropout", seed ^ SeededRandom.Mix((ulong)epoch)).NextUInt64();
    }

    /// <summary>Elements of a row.</summary>
    public int Width => _width;

    /// <summary>Probability of being kept.</summary>
    public double KeptShare => (256 - _dropped) / 256.0;

    /// <summary>True where an element of <paramref name="rows"/> vectors is kept (rows, width).</summary>
    public Tensor Draw(long rows)
    {
        var mask = empty(rows, _width, ScalarType.Bool);
        var bytes = mask.bytes;
        FillRandom(bytes);
        Threshold(bytes);
        return mask;
    }

    /// <summary>SplitMix64 (Steele 2014) by position, without the chain from one number to the next.</summary>
    private void FillRandom(Span<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = SeededRandom.Mix(_seed + (_position++ * 0x9E3779B97F4A7C15));
        }

        var rest = SeededRandom.Mix(_seed + (_position++ * 0x9E3779B97F4A7C15));
        for (var i = words.Length * sizeof(ulong); i < bytes.Length; i++, rest >>= 8)
        {
            bytes[i] = (byte)rest;
        }
    }

    private void Threshold(Span<byte> bytes)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        var bound = new Vector<byte>(_dropped);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Vector.GreaterThanOrEqual(vectors[i], bound) & Vector<byte>.One;
        }

        for (var i = vectors.Length * Vector<byte>.Count; i < bytes.Length; i++)
        {
            bytes[i] = bytes[i] >= _dropped ? (byte)1 : (byte)0;
        }
    }
}
