using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Ends a run whose loss on the validation split has not fallen for <paramref name="patience"/> epochs (0: never);
/// continues after a checkpoint.
/// </summary>
internal sealed class EarlyStopping(int patience, CheckpointState? done)
{
    /// <summary>Smallest loss so far, or null.</summary>
    public double? BestLoss { get; private set; } = done?.BestLoss;

    /// <summary>Epochs since then.</summary>
    public int EpochsSinceBest { get; private set; } = done?.EpochsSinceBest ?? 0;

    /// <summary>True where the run should end.</summary>
    public bool IsDue => patience > 0 && EpochsSinceBest >= patience;

    /// <summary>Takes note of the loss of an epoch; other splits than validation do not count.</summary>
    public void See(Split split, double loss)
    {
        if (split != Split.Validation || !double.IsFinite(loss))
        {
            return;
        }

        if (BestLoss is { } best && loss >= best)
        {
            EpochsSinceBest++;
        }
        else
        {
            (BestLoss, EpochsSinceBest) = (loss, 0);
        }
    }
}
