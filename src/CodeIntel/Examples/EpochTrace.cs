namespace CodeIntel.Examples;

/// <summary>
/// What one training run did with every example of one split at one epoch; all arrays are indexed like the run's
/// examples of that split (<see cref="RunExamples"/>). Training values come from the training pass itself, before the
/// step that learns from them.
/// </summary>
public sealed record EpochTrace
{
    /// <summary>Epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The split.</summary>
    public required Split Split { get; init; }

    /// <summary>
    /// Cross-entropy of the given label, in nats; NaN where the label is not in the model's vocabulary. Of a sequence:
    /// summed over its tokens (method-name), or their mean (code-to-text).
    /// </summary>
    public required float[] Losses { get; init; }

    /// <summary>Probability of the given label; 0 where it is not in the vocabulary.</summary>
    public required float[] GivenProbabilities { get; init; }

    /// <summary>Probability of the prediction.</summary>
    public required float[] PredictionProbabilities { get; init; }

    /// <summary>
    /// Logit of the given label less the largest other logit (Pleiss 2020); NaN where the label is not in the
    /// vocabulary.
    /// </summary>
    public required float[] Margins { get; init; }

    /// <summary>
    /// Predicted label, as an index into the run's labels, or of <see cref="Texts"/> where the trace has its own.
    /// </summary>
    public required int[] Predictions { get; init; }

    /// <summary>
    /// Distinct predictions of this epoch and split, where they are composed instead of chosen from a list: sequences
    /// of subtokens, of words, or of positions. Null: <see cref="Predictions"/> are indices of the run's labels.
    /// </summary>
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>What was predicted of an example; <paramref name="labels"/>: the run's.</summary>
    public string Prediction(int example, IReadOnlyList<string> labels) => (Texts ?? labels)[Predictions[example]];
}
