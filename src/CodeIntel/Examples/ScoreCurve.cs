namespace CodeIntel.Examples;

/// <summary>
/// Prediction-score curve (Rabin 2022): the probability of each example's prediction, averaged over epochs, sorted
/// ascending, and read at evenly spaced shares of the examples (0 the least certain, 1 the most), 201 at most.
/// <paramref name="N"/> examples.
/// </summary>
public sealed record ScoreCurve(Split Split, double[] Shares, double[] Scores, long N);
