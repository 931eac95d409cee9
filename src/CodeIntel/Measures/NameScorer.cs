using CodeIntel.Examples;

namespace CodeIntel.Measures;

/// <summary>Scores the predicted names of one split of a run against its given labels.</summary>
internal sealed class NameScorer(IReadOnlyList<string> labels, RunExamples examples)
{
    private readonly string[][] _labels = [.. labels.Select(Subtokens.Split)];
    private readonly string[][] _given = [.. examples.GivenLabels.Select(Subtokens.Split)];

    /// <summary>True where the prediction is the given label.</summary>
    public bool IsCorrect(EpochTrace trace, int example) =>
        labels[trace.Predictions[example]] == examples.GivenLabels[example];

    /// <summary>
    /// Summed subtoken counts, correct examples and number of the examples that <paramref name="included"/> keeps.
    /// </summary>
    public (SubtokenCounts Counts, int Correct, int N) Score(EpochTrace trace, Func<int, bool> included)
    {
        var counts = default(SubtokenCounts);
        var correct = 0;
        var n = 0;
        for (var i = 0; i < _given.Length; i++)
        {
            if (included(i))
            {
                counts += SubtokenCounts.Of(_labels[trace.Predictions[i]], _given[i]);
                correct += IsCorrect(trace, i) ? 1 : 0;
                n++;
            }
        }

        return (counts, correct, n);
    }
}
