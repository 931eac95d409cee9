using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

public sealed class MisuseLossTests
{
    private const float Never = float.NegativeInfinity;

    // one with a bug at 2 that either use at 1 and 3 repairs, one without a bug, one without any variable
    private static readonly TokenGraphExample[] _examples =
    [
        new([[1], [1], [1], [1]], [], [], [], [1, 2, 3], 2, [1, 3]),
        new([[1], [1], [1]], [], [], [], [1, 2], 0, []),
        new([[1], [1]], [], [], [], [], 0, []),
    ];

    [Fact]
    public void Costs_the_location_and_the_sum_of_right_repairs()
    {
        using var scope = NewDisposeScope();
        var batch = new TokenGraphBatcher(1, CPU).Build(_examples);

        var (location, repair) = MisuseLoss.PerExample(Logits(), batch);

        Assert.Equal(-2 + Math.Log(2 + Math.E + (Math.E * Math.E)), location[0].item<float>(), 1e-5);
        Assert.Equal(-Math.Log(2 / (2 + Math.E)), repair[0].item<float>(), 1e-5);
        Assert.Equal(-Math.Log(1 / (1 + Math.E + 1)), location[1].item<float>(), 1e-5);
        Assert.Equal([0, 0], repair.narrow(0, 1, 2).data<float>().ToArray());
        Assert.Equal(0, location[2].item<float>(), 1e-6);
    }

    [Fact]
    public void Learns_from_repairs_as_their_mean_over_bugs()
    {
        using var scope = NewDisposeScope();
        var batch = new TokenGraphBatcher(1, CPU).Build(_examples);
        var costs = MisuseLoss.PerExample(Logits(), batch);
        var clean = new TokenGraphBatcher(1, CPU).Build(_examples[1..]);
        var (location, repair) = Logits();
        var cleanCosts = MisuseLoss.PerExample(
            (location.narrow(0, 1, 2).narrow(1, 0, 3), repair.narrow(0, 1, 2).narrow(1, 0, 3)), clean);

        Assert.Equal(
            (costs.Location.sum().item<float>() / 3) + costs.Repair[0].item<float>(),
            MisuseLoss.Mean(costs, batch).item<float>(),
            1e-5);
        Assert.Equal(
            cleanCosts.Location.mean().item<float>(), MisuseLoss.Mean(cleanCosts, clean).item<float>(), 1e-6);
    }

    [Fact]
    public void Gradients_are_finite_and_only_where_a_pointer_can_point()
    {
        using var scope = NewDisposeScope();
        var batch = new TokenGraphBatcher(1, CPU).Build(_examples);
        var (location, repair) = Logits();
        location.requires_grad_();
        repair.requires_grad_();

        MisuseLoss.Mean(MisuseLoss.PerExample((location, repair), batch), batch).backward();

        Assert.True(location.grad!.isfinite().all().item<bool>());
        Assert.True(repair.grad!.isfinite().all().item<bool>());
        Assert.Equal(0, repair.grad!.narrow(0, 1, 2).abs().sum().item<float>());
        Assert.True(repair.grad![0, 1].item<float>() < 0);
        Assert.True(repair.grad![0, 2].item<float>() > 0);
    }

    [Fact]
    public void Reads_predictions_probabilities_and_margins()
    {
        using var scope = NewDisposeScope();
        var batch = new TokenGraphBatcher(1, CPU).Build(_examples);
        var costs = MisuseLoss.PerExample(Logits(), batch);

        var reading = MisuseLoss.Read(Logits(), costs, batch);

        Assert.Equal([2, 1, 0], reading.Locations);
        Assert.Equal([2, 2, 0], reading.Repairs);
        Assert.Equal(costs.Location.add(costs.Repair).data<float>().ToArray(), reading.Losses);
        Assert.Equal([1, -1, float.NaN], reading.Margins);
        Assert.Equal(1 / (2 + Math.E), reading.GivenProbabilities[1], 1e-5);
        Assert.Equal(Math.E / (2 + Math.E), reading.PredictionProbabilities[1], 1e-5);
        Assert.Equal(1, reading.PredictionProbabilities[2], 1e-5);
        Assert.Equal(2 / (2 + Math.E), reading.TargetProbabilities[0], 1e-5);
        Assert.True(float.IsNaN(reading.TargetProbabilities[1]));
    }

    private static (Tensor Location, Tensor Repair) Logits() => (
        tensor(new float[,] { { 0, 1, 2, 0 }, { 0, 1, 0, Never }, { 3, Never, Never, Never } }),
        tensor(new float[,] { { Never, 0, 1, 0 }, { Never, 1, 2, Never }, { Never, Never, Never, Never } }));
}
