using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CodeIntel.Torch.Kernels;

/// <summary>
/// Functions of several 32-bit floats at a time. The framework's exponential computes in 64 bits, which costs more than
/// twice as much and gives digits that 32-bit sums lose again.
/// </summary>
internal static class VectorMath
{
    private const float LowestExponent = -87.3f; // below, e^x is no normal number
    private const float HighestExponent = 88;

    /// <summary>
    /// e^x by Cody and Waite: x = n ln 2 + r, e^x = 2ⁿ e^r, e^r by the polynomial of Cephes (Moshier 1989). Relative
    /// error below 3e-7; NaN stays NaN; exponents outside [-87.3, 88] count as the nearer bound.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a call would pass vectors through memory
    public static Vector<float> Exp(Vector<float> x)
    {
        // the order of the arguments lets NaN through
        x = Vector.MaxNative(new(LowestExponent), Vector.MinNative(new(HighestExponent), x));
        var n = Vector.Round(x * new Vector<float>(1.44269504f));
        var r = Vector.FusedMultiplyAdd(n, new(-0.693359375f), x); // ln 2 in two parts, the first of few bits
        r = Vector.FusedMultiplyAdd(n, new(2.12194440e-4f), r);
        var p = Vector.FusedMultiplyAdd(new(1.9875691500e-4f), r, new(1.3981999507e-3f));
        p = Vector.FusedMultiplyAdd(p, r, new(8.3334519073e-3f));
        p = Vector.FusedMultiplyAdd(p, r, new(4.1665795894e-2f));
        p = Vector.FusedMultiplyAdd(p, r, new(1.6666665459e-1f));
        p = Vector.FusedMultiplyAdd(p, r, new(5.0000001201e-1f));
        p = Vector.FusedMultiplyAdd(p, r * r, r) + Vector<float>.One;
        var power = (Vector.ConvertToInt32Native(n) + new Vector<int>(127)) << 23;
        return p * Vector.AsVectorSingle(power);
    }

    /// <summary>tanh x = 1 - 2 / (e^2x + 1), with an absolute error below 3e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x) =>
        Vector<float>.One - (new Vector<float>(2) / (Exp(x + x) + Vector<float>.One));

    /// <summary>A row as vectors; what is left of it, fewer elements than a vector has, is not in them.</summary>
    public static Span<Vector<float>> Vectors(Span<float> row) => MemoryMarshal.Cast<float, Vector<float>>(row);

    /// <summary>Bytes as floats.</summary>
    public static void Widen(Span<byte> bytes, Span<float> floats)
    {
        var small = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        var large = Vectors(floats);
        for (var i = 0; i < small.Length; i++)
        {
            Vector.Widen(small[i], out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            large[4 * i] = Vector.ConvertToSingle(Vector.AsVectorInt32(first));
            large[(4 * i) + 1] = Vector.ConvertToSingle(Vector.AsVectorInt32(second));
            large[(4 * i) + 2] = Vector.ConvertToSingle(Vector.AsVectorInt32(third));
            large[(4 * i) + 3] = Vector.ConvertToSingle(Vector.AsVectorInt32(fourth));
        }

        for (var i = small.Length * Vector<byte>.Count; i < bytes.Length; i++)
        {
            floats[i] = bytes[i];
        }
    }

    /// <summary>sum += factor · row.</summary>
    public static void AddScaled(Span<Vector<float>> sum, ReadOnlySpan<Vector<float>> row, float factor)
    {
        row = row[..sum.Length];
        var factors = new Vector<float>(factor);
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = Vector.FusedMultiplyAdd(row[i], factors, sum[i]);
        }
    }

    /// <summary>sum += row.</summary>
    public static void Add(Span<Vector<float>> sum, ReadOnlySpan<Vector<float>> row)
    {
        row = row[..sum.Length];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += row[i];
        }
    }

    /// <summary>Σ a b.</summary>
    public static float Dot(ReadOnlySpan<Vector<float>> a, ReadOnlySpan<Vector<float>> b)
    {
        b = b[..a.Length];
        var sum = Vector<float>.Zero;
        for (var i = 0; i < a.Length; i++)
        {
            sum = Vector.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return Vector.Sum(sum);
    }
}
