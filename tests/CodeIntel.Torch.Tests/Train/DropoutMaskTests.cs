using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class DropoutMaskTests
{
    [Theory]
    [InlineData(0.25, 0.75)]
    [InlineData(0.1, 0.8984375)]
    [InlineData(0.95, 0.05078125)]
    public void Keeps_the_share_it_says(double rate, double share)
    {
        using var scope = NewDisposeScope();
        var dropout = new DropoutMask(rate, 33, 1, 1);

        var kept = dropout.Draw(10_001).to(ScalarType.Float32);

        Assert.Equal(share, dropout.KeptShare);
        Assert.Equal(share, kept.mean().item<float>(), 0.005);
        Assert.All(kept.mean([0L]).data<float>().ToArray(), column => Assert.Equal(share, column, 0.03));
    }

    [Fact]
    public void Is_a_function_of_seed_and_epoch()
    {
        using var scope = NewDisposeScope();
        Assert.True(Masks(1, 1).equal(Masks(1, 1)).all().item<bool>());
        Assert.False(Masks(1, 1).equal(Masks(1, 2)).all().item<bool>());
        Assert.False(Masks(1, 1).equal(Masks(2, 1)).all().item<bool>());
    }

    private static Tensor Masks(ulong seed, int epoch)
    {
        var dropout = new DropoutMask(0.5, 16, seed, epoch);
        return cat([dropout.Draw(5), dropout.Draw(6)]);
    }
}
