using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.Measures;

/// <summary>Scores the predictions of one split of a run against its given labels.</summary>
internal sealed class SplitScorer(ITaskScorer scorer, IReadOnlyList<string> labels, RunExamples examples)
{
    /// <summary>The score that stands for the task.</summary>
    public string MainScore => scorer.MainScore;

    /// <summary>True where the prediction is the given label.</summary>
    public bool IsCorrect(EpochTrace trace, int example) =>
        scorer.IsCorrect(trace.Prediction(example, labels), examples.GivenLabels[example]);

    /// <summary>
    /// The scores of all examples, of those that noise changed and of the others; those over no example are left out.
    /// </summary>
    public (IEnumerable<TaskScore> All, IEnumerable<TaskScore> Noisy, IEnumerable<TaskScore> Clean) Score(
        EpochTrace trace)
    {
        var (noisy, clean) = (new double[scorer.Addends], new double[scorer.Addends]);
        for (var i = 0; i < examples.GivenLabels.Length; i++)
        {
            var sums = examples.Noisy[i] ? noisy : clean;
            var addends = scorer.Count(trace.Prediction(i, labels), examples.GivenLabels[i]);
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += addends[k];
            }
        }

        return (Known([.. noisy.Zip(clean, (a, b) => a + b)]), Known(noisy), Known(clean));
    }

    private IEnumerable<TaskScore> Known(double[] sums) =>
        scorer.Scores(sums).Where(score => double.IsFinite(score.Value));
}
