namespace CodeIntel.Examples.Scoring;

/// <summary>Accuracy of code-search, and F1 of the class <see cref="PairLabels.Match"/> (Feng 2020).</summary>
public sealed class PairScorer : ITaskScorer
{
    /// <inheritdoc/>
    public string MainScore => "accuracy";

    /// <inheritdoc/>
    public string MainTitle => "accuracy";

    /// <inheritdoc/>
    public IReadOnlyList<string> Measures { get; } = ["accuracy", "f1"];

    /// <inheritdoc/>
    public int Addends => 4;

    /// <inheritdoc/>
    public double[] Count(string predicted, string given)
    {
        var (guess, truth) = (predicted == PairLabels.Match, given == PairLabels.Match);
        return [predicted == given ? 1 : 0, 1, guess && truth ? 1 : 0, guess == truth ? 0 : 1];
    }

    /// <inheritdoc/>
    public bool IsCorrect(string predicted, string given) => predicted == given;

    /// <inheritdoc/>
    public IReadOnlyList<TaskScore> Scores(ReadOnlySpan<double> sums)
    {
        var (correct, n, hits, errors) = (sums[0], sums[1], sums[2], sums[3]);
        var f1 = hits == 0 ? 0 : 2 * hits / ((2 * hits) + errors);
        return [TaskScore.Share("accuracy", correct, n), new("f1", n == 0 ? double.NaN : f1, n)];
    }
}
