namespace CodeIntel.Examples.Scoring;

/// <summary>
/// Subtoken precision, recall and F1 from counts summed over the examples (Alon 2019a, 2019b), and the share of names
/// predicted whole. Names are subtokens joined by <c>|</c>, chosen from a list or composed.
/// </summary>
public sealed class NameScorer : ITaskScorer
{
    private readonly Dictionary<string, string[]> _subtokens = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string MainScore => "f1";

    /// <inheritdoc/>
    public string MainTitle => "F1";

    /// <inheritdoc/>
    public IReadOnlyList<string> Measures { get; } = ["precision", "recall", "f1", "exact-match"];

    /// <inheritdoc/>
    public int Addends => 5;

    /// <inheritdoc/>
    public double[] Count(string predicted, string given)
    {
        var counts = SubtokenCounts.Of(Split(predicted), Split(given));
        return
        [
            counts.TruePositives, counts.FalsePositives, counts.FalseNegatives, IsCorrect(predicted, given) ? 1 : 0, 1,
        ];
    }

    /// <inheritdoc/>
    public bool IsCorrect(string predicted, string given) => predicted == given;

    /// <inheritdoc/>
    public IReadOnlyList<TaskScore> Scores(ReadOnlySpan<double> sums)
    {
        var (hits, wrong, missed, correct, n) = (sums[0], sums[1], sums[2], sums[3], sums[4]);
        return
        [
            new("precision", Ratio(hits, hits + wrong, n), n),
            new("recall", Ratio(hits, hits + missed, n), n),
            new("f1", Ratio(2 * hits, (2 * hits) + wrong + missed, n), n),
            TaskScore.Share("exact-match", correct, n),
        ];
    }

    private static double Ratio(double part, double whole, double n) =>
        n == 0 ? double.NaN : whole == 0 ? 0 : part / whole;

    private string[] Split(string name)
    {
        if (!_subtokens.TryGetValue(name, out var subtokens))
        {
            _subtokens[name] = subtokens = Subtokens.Split(name);
        }

        return subtokens;
    }
}
