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
    /// Cross-entropy of the given label, in nats; NaN where the label is not in the model's vocabulary.
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

    /// <summary>Predicted label, as an index into the run's labels.</summary>
    public required int[] Predictions { get; init; }
}
