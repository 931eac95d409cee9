using CodeIntel.Torch.Train;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class FusedAdamTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Equals_the_optimizer_of_the_framework(bool native)
    {
        using var scope = NewDisposeScope();
        var (mine, theirs) = (Parameters(), Parameters());
        using var fused = new FusedAdam(mine.Select((parameter, i) => ($"p{i}", parameter)), 0.01, allowNative: native);
        using var reference = optim.Adam(theirs, 0.01);

        for (var step = 0; step < 8; step++)
        {
            Loss(mine, step).backward();
            Loss(theirs, step).backward();
            fused.Step();
            reference.step();
            reference.zero_grad();
        }

        Assert.Equal(native, fused.IsNative);
        Assert.Equal(8, fused.Steps);
        for (var i = 0; i < mine.Length; i++)
        {
            Assert.True(mine[i].allclose(theirs[i], 0, 1e-6));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decays_weights_as_the_optimizer_of_the_framework(bool native)
    {
        using var scope = NewDisposeScope();
        var (mine, theirs) = (Parameters(), Parameters());
        using var fused = new FusedAdam(
            mine.Select((parameter, i) => ($"p{i}", parameter)), 0.01, weightDecay: 0.1, allowNative: native);
        using var reference = optim.AdamW(theirs, 0.01, weight_decay: 0.1);

        for (var step = 0; step < 8; step++)
        {
            fused.LearningRate = step < 4 ? 0.01 : 0.003;
            reference.ParamGroups.First().LearningRate = step < 4 ? 0.01 : 0.003;
            Loss(mine, step).backward();
            Loss(theirs, step).backward();
            fused.Step();
            reference.step();
            reference.zero_grad();
        }

        for (var i = 0; i < mine.Length; i++)
        {
            Assert.True(mine[i].allclose(theirs[i], 0, 1e-6));
        }
    }

    [Fact]
    public void Clips_gradients_to_a_length_they_exceed_and_leaves_shorter_ones()
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var fused = new FusedAdam(parameters.Select((parameter, i) => ($"p{i}", parameter)), 0.01);
        Loss(parameters, 1).backward();
        var length = Length(parameters);

        fused.Clip(2 * length);
        Assert.Equal(length, Length(parameters), 1e-5);
        fused.Clip(length / 2);
        Assert.Equal(length / 2, Length(parameters), 1e-4);
    }

    private static double Length(Parameter[] parameters) =>
        Math.Sqrt(parameters.Sum(parameter => parameter.grad!.square().sum().item<float>()));

    [Fact]
    public void Drops_gradients_after_a_step()
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var fused = new FusedAdam(parameters.Select((parameter, i) => ($"p{i}", parameter)), 0.01);

        Loss(parameters, 0).backward();
        fused.Step();

        Assert.All(parameters, parameter => Assert.Null(parameter.grad));
    }

    private static Parameter[] Parameters()
    {
        random.manual_seed(9);
        return [.. new[] { randn(7, 5), randn(33) }.Select(value => new Parameter(value))];
    }

    private static Tensor Loss(Parameter[] parameters, int step) =>
        parameters[0].mul(step + 0.5).sin().sum().add(parameters[1].pow(2).sum().mul(0.1 * (step + 1)));
}
