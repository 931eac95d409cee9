namespace CodeIntel.Examples.Scoring;

/// <summary>
/// Smoothed sentence BLEU-4 of code-to-text, averaged over the examples, as CodeXGLUE evaluates it (Lu 2021).
/// </summary>
public sealed class SummaryScorer : ITaskScorer
{
    /// <inheritdoc/>
    public string MainScore => "bleu4";

    /// <inheritdoc/>
    public string MainTitle => "BLEU-4";

    /// <inheritdoc/>
    public IReadOnlyList<string> Measures { get; } = ["bleu4"];

    /// <inheritdoc/>
    public int Addends => 2;

    /// <inheritdoc/>
    public double[] Count(string predicted, string given) => [SmoothedBleu.Of(predicted, given), 1];

    /// <inheritdoc/>
    public bool IsCorrect(string predicted, string given) => predicted == given;

    /// <inheritdoc/>
    public IReadOnlyList<TaskScore> Scores(ReadOnlySpan<double> sums) => [TaskScore.Share("bleu4", sums[0], sums[1])];
}
