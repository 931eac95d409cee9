namespace CodeIntel.Examples.Scoring;

/// <summary>
/// How the predictions of one task are scored. Every score is computed from sums of what each example adds, so that the
/// scores of a split, of a part of it and of a resample are made alike. An instance serves one thread: it may remember
/// texts that it has taken apart.
/// </summary>
public interface ITaskScorer
{
    /// <summary>The score that stands for the task where one number must do: one of <see cref="Measures"/>.</summary>
    string MainScore { get; }

    /// <summary>What the main score is called in a sentence: <c>F1</c>, <c>accuracy</c>, <c>BLEU-4</c>.</summary>
    string MainTitle { get; }

    /// <summary>Names of the scores, in the order of <see cref="Scores"/>; each is in [0, 1].</summary>
    IReadOnlyList<string> Measures { get; }

    /// <summary>How many numbers an example adds.</summary>
    int Addends { get; }

    /// <summary>What a prediction adds: <see cref="Addends"/> numbers.</summary>
    double[] Count(string predicted, string given);

    /// <summary>True where the whole prediction is right.</summary>
    bool IsCorrect(string predicted, string given);

    /// <summary>
    /// The scores of summed numbers. A score over no example is NaN; each tells how many examples it is over.
    /// </summary>
    IReadOnlyList<TaskScore> Scores(ReadOnlySpan<double> sums);
}
