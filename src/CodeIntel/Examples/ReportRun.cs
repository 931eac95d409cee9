namespace CodeIntel.Examples;

/// <summary>A training run with its scores after the last epoch.</summary>
public sealed record ReportRun
{
    /// <summary>The run.</summary>
    public required RunKey Key { get; init; }

    /// <summary>Epochs trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>Distinct labels of the model's vocabulary.</summary>
    public required long Labels { get; init; }

    /// <summary>Training examples that noise changed.</summary>
    public required long NoisyExamples { get; init; }

    /// <summary>
    /// First epoch with a training score of at least 0.99 of its maximum, or null where it was not measured.
    /// </summary>
    public int? EpochsToFit { get; init; }

    /// <summary>Scores on the training split, or null where they were not measured.</summary>
    public RunScores? Train { get; init; }

    /// <summary>Scores on the validation split, or null.</summary>
    public RunScores? Validation { get; init; }

    /// <summary>Scores on the test split, or null.</summary>
    public RunScores? Test { get; init; }
}
