using CodeIntel.Examples.Scoring;

namespace CodeIntel.CrossReference;

/// <summary>Weighted sums of test outcomes: what every score is computed from.</summary>
internal sealed class ScoreSums(ITaskScorer scorer)
{
    private readonly double[] _sums = new double[scorer.Addends];
    private double _n;
    private double _loss;
    private double _losses;

    /// <summary>Adds an outcome that counts <paramref name="weight"/> times.</summary>
    public void Add(in TestOutcome outcome, int weight)
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += weight * outcome.Addends[i];
        }

        _n += weight;
        if (double.IsFinite(outcome.Loss))
        {
            _loss += weight * outcome.Loss;
            _losses += weight;
        }
    }

    /// <summary>The task's scores, then the mean loss, whose n is that of all; NaN without example.</summary>
    public TaskScore[] Scores() => [.. scorer.Scores(_sums), new("loss", _loss / _losses, _n)];
}
