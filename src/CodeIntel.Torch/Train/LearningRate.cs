using CodeIntel.Studies;

namespace CodeIntel.Torch.Train;

/// <summary>
/// The step size over a run: rises evenly over the warm-up, then stays, falls evenly to 0, or along half a cosine
/// (Loshchilov 2017). A function of the place in the run alone, so that nothing of it need be saved.
/// </summary>
internal static class LearningRate
{
    /// <summary>
    /// The step size of the step with number <paramref name="step"/> (from 0) of an epoch (from 1) of so many steps.
    /// </summary>
    public static double At(TrainOptions options, int epoch, int step, int steps)
    {
        var begun = (epoch - 1 + ((double)step / steps)) / options.Epochs;
        var ended = (epoch - 1 + ((step + 1.0) / steps)) / options.Epochs;
        if (ended <= options.Warmup)
        {
            return options.LearningRate * ended / options.Warmup;
        }

        var rest = Math.Max(0, begun - options.Warmup) / (1 - options.Warmup);
        return options.LearningRate * options.Schedule switch
        {
            LearningRateSchedule.Linear => 1 - rest,
            LearningRateSchedule.Cosine => (1 + Math.Cos(Math.PI * rest)) / 2,
            _ => 1,
        };
    }
}
