using CodeIntel.Studies;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tests.Train;

public sealed class LearningRateTests
{
    [Fact]
    public void Stays_without_a_schedule() =>
        Assert.All(Rates(new() { LearningRate = 0.5 }), rate => Assert.Equal(0.5, rate, 1e-12));

    [Fact]
    public void Rises_over_the_warm_up_and_falls_evenly_after_it()
    {
        var rates = Rates(new() { LearningRate = 1, Warmup = 0.2, Schedule = LearningRateSchedule.Linear });

        Assert.Equal([0.25, 0.5, 0.75, 1.0], rates[..4].Select(rate => Math.Round(rate, 12)));
        Assert.Equal(1.0, rates[4], 1e-12);
        Assert.Equal(0.5, rates[12], 1e-12);
        Assert.Equal(1.0 / 16, rates[^1], 1e-12);
    }

    [Fact]
    public void Falls_along_half_a_cosine()
    {
        var rates = Rates(new() { LearningRate = 2, Schedule = LearningRateSchedule.Cosine });

        Assert.Equal(2, rates[0], 1e-12);
        Assert.Equal(1, rates[10], 1e-12);
        Assert.Equal(1 + Math.Cos(Math.PI * 0.95), rates[^1], 1e-12);
        Assert.Equal(rates.OrderDescending(), rates);
    }

    private static double[] Rates(TrainOptions options)
    {
        var given = options with { Epochs = 4 };
        return [.. from epoch in Enumerable.Range(1, 4)
                   from step in Enumerable.Range(0, 5)
                   select LearningRate.At(given, epoch, step, 5)];
    }
}
