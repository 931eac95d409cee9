using System.Numerics;
using CodeIntel.Torch.Kernels;

namespace CodeIntel.Torch.Tests.Kernels;

public sealed class VectorMathTests
{
    [Fact]
    public void Exponential_has_32_bit_precision()
    {
        for (var x = -87f; x < 88; x += 0.00917f)
        {
            var exact = Math.Exp(x);
            Assert.InRange(VectorMath.Exp(new(x))[0] / exact, 1 - 3e-7, 1 + 3e-7);
        }

        Assert.Equal(1, VectorMath.Exp(Vector<float>.Zero)[0]);
    }

    [Fact]
    public void Exponential_of_what_is_beyond_its_range_is_nearly_nothing_or_very_much()
    {
        Assert.InRange(VectorMath.Exp(new(float.NegativeInfinity))[0], 0, 2e-38f);
        Assert.InRange(VectorMath.Exp(new(float.PositiveInfinity))[0], 1e38f, float.MaxValue);
        Assert.True(float.IsNaN(VectorMath.Exp(new(float.NaN))[0]));
    }

    [Fact]
    public void Hyperbolic_tangent_has_32_bit_precision()
    {
        for (var x = -12f; x < 12; x += 0.00123f)
        {
            Assert.Equal(Math.Tanh(x), VectorMath.Tanh(new(x))[0], 3e-7);
        }

        Assert.Equal(1, VectorMath.Tanh(new(float.PositiveInfinity))[0]);
        Assert.Equal(-1, VectorMath.Tanh(new(float.NegativeInfinity))[0]);
        Assert.True(float.IsNaN(VectorMath.Tanh(new(float.NaN))[0]));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(160)]
    public void Bytes_keep_their_places_and_values(int count)
    {
        var bytes = Enumerable.Range(0, count).Select(i => (byte)(i + 90)).ToArray();
        var floats = new float[count];

        VectorMath.Widen(bytes, floats);

        Assert.Equal(bytes.Select(value => (float)value), floats);
    }
}
