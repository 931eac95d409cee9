namespace CodeIntel.Examples.Scoring;

/// <summary>
/// The accuracies of variable-misuse as Hellendoorn 2020 evaluates them: of bug-free examples, of the bug's location,
/// of the repair, and of both together. Labels and predictions are <see cref="MisuseLabel"/> as text; a prediction
/// names one target, also where it finds no bug, and is right where that is among the given ones.
/// </summary>
/// <remarks>
/// The published evaluation takes a repair for right where the targets' probabilities add up to at least 0.5; here the
/// most probable candidate decides.
/// </remarks>
public sealed class MisuseScorer : ITaskScorer
{
    /// <inheritdoc/>
    public string MainScore => "accuracy";

    /// <inheritdoc/>
    public string MainTitle => "accuracy";

    /// <inheritdoc/>
    public IReadOnlyList<string> Measures { get; } =
        ["no-bug-accuracy", "localization-accuracy", "repair-accuracy", "joint-accuracy", "accuracy"];

    /// <inheritdoc/>
    public int Addends => 6;

    /// <inheritdoc/>
    public double[] Count(string predicted, string given)
    {
        var (guess, truth) = (MisuseLabel.Parse(predicted), MisuseLabel.Parse(given));
        if (!truth.IsBug)
        {
            return [1, guess.IsBug ? 0 : 1, 0, 0, 0, 0];
        }

        var located = guess.Location == truth.Location;
        var repaired = IsAmong(guess, truth);
        return [0, 0, 1, located ? 1 : 0, repaired ? 1 : 0, located && repaired ? 1 : 0];
    }

    /// <inheritdoc/>
    public bool IsCorrect(string predicted, string given)
    {
        var (guess, truth) = (MisuseLabel.Parse(predicted), MisuseLabel.Parse(given));
        return guess.Location == truth.Location && (!truth.IsBug || IsAmong(guess, truth));
    }

    /// <inheritdoc/>
    public IReadOnlyList<TaskScore> Scores(ReadOnlySpan<double> sums)
    {
        var (bugFree, buggy) = (sums[0], sums[2]);
        return
        [
            TaskScore.Share("no-bug-accuracy", sums[1], bugFree),
            TaskScore.Share("localization-accuracy", sums[3], buggy),
            TaskScore.Share("repair-accuracy", sums[4], buggy),
            TaskScore.Share("joint-accuracy", sums[5], buggy),
            TaskScore.Share("accuracy", sums[1] + sums[5], bugFree + buggy),
        ];
    }

    private static bool IsAmong(MisuseLabel guess, MisuseLabel truth) =>
        guess.Targets is [var target, ..] && truth.Targets.Contains(target);
}
