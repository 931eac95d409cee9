namespace CodeIntel.Examples;

/// <summary>Every number measured on one training run.</summary>
public sealed record RunMeasures
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>Numbers per epoch, by split, epoch and measure.</summary>
    public required IReadOnlyList<EpochValue> Epochs { get; init; }

    /// <summary>Numbers of the run as a whole.</summary>
    public required IReadOnlyList<RunValue> Values { get; init; }

    /// <summary>Per-example measures of the training split, in the order of the options.</summary>
    public required IReadOnlyList<ExampleValues> Examples { get; init; }

    /// <summary>Prediction-score curves of the evaluation splits.</summary>
    public required IReadOnlyList<ScoreCurve> ScoreCurves { get; init; }

    /// <summary>Noise detectors; empty where the training split is all clean or all noisy.</summary>
    public required IReadOnlyList<DetectorValue> Detectors { get; init; }
}
