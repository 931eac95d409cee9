namespace CodeIntel.Examples;

/// <summary>How well a per-example measure finds the examples that a run's noise changed (Northcutt 2021).</summary>
public sealed record DetectorQuality
{
    /// <summary>The run; its level is neither 0 nor 1.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The measure: <c>aum</c>, <c>forgetting</c>, <c>confidence</c> …</summary>
    public required string Measure { get; init; }

    /// <summary>Examples ranked.</summary>
    public required long N { get; init; }

    /// <summary>Noisy ones among them.</summary>
    public required long Noisy { get; init; }

    /// <summary>Area under the ROC curve.</summary>
    public required double Auc { get; init; }

    /// <summary>Average precision.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Precision among the k most suspicious, k = number of noisy examples; or null.</summary>
    public double? PrecisionAtNoisy { get; init; }

    /// <summary>ROC curve: X false-positive rate, Y true-positive rate, ascending from (0, 0) to (1, 1).</summary>
    public IReadOnlyList<CurvePoint> Roc { get; init; } = [];
}
