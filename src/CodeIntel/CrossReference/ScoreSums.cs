namespace CodeIntel.CrossReference;

/// <summary>Weighted sums of test outcomes: what every score is computed from.</summary>
internal sealed class ScoreSums
{
    /// <summary>The scores, in the order of <see cref="Scores"/>.</summary>
    public static readonly IReadOnlyList<string> Measures = ["precision", "recall", "f1", "exact-match", "loss"];

    private double _truePositives;
    private double _falsePositives;
    private double _falseNegatives;
    private double _correct;
    private double _n;
    private double _loss;
    private double _losses;

    /// <summary>Adds an outcome that counts <paramref name="weight"/> times.</summary>
    public void Add(in TestOutcome outcome, int weight)
    {
        _truePositives += weight * outcome.Counts.TruePositives;
        _falsePositives += weight * outcome.Counts.FalsePositives;
        _falseNegatives += weight * outcome.Counts.FalseNegatives;
        _correct += outcome.Correct ? weight : 0;
        _n += weight;
        if (double.IsFinite(outcome.Loss))
        {
            _loss += weight * outcome.Loss;
            _losses += weight;
        }
    }

    /// <summary>Micro precision, recall and F1, share of exact matches, mean loss; all NaN without example.</summary>
    public double[] Scores() => _n == 0
        ? [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]
        : [
            Ratio(_truePositives, _truePositives + _falsePositives),
            Ratio(_truePositives, _truePositives + _falseNegatives),
            Ratio(2 * _truePositives, (2 * _truePositives) + _falsePositives + _falseNegatives),
            _correct / _n,
            _loss / _losses,
        ];

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
