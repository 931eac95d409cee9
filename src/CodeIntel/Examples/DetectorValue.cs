namespace CodeIntel.Examples;

/// <summary>
/// How well a per-example measure finds a run's noisy training examples (Northcutt 2021). All values are in [0, 1].
/// </summary>
public sealed record DetectorValue
{
    /// <summary>The measure, named as in study files.</summary>
    public required string Measure { get; init; }

    /// <summary>P(noisy is more suspicious than clean) + ½ P(equally).</summary>
    public required double RocAuc { get; init; }

    /// <summary>
    /// Σ (R_k − R_{k−1}) P_k over the distinct values as thresholds; equals the share of positives for a useless
    /// detector.
    /// </summary>
    public required double AveragePrecision { get; init; }

    /// <summary>
    /// Share of noisy ones among the k most suspicious, k = positives; expected value where a tie straddles the cut.
    /// </summary>
    public required double PrecisionAtK { get; init; }

    /// <summary>Noisy examples.</summary>
    public required long Positives { get; init; }

    /// <summary>Examples for which the measure is defined.</summary>
    public required long N { get; init; }

    /// <summary>The ROC curve from (0, 0) to (1, 1), at most 200 points.</summary>
    public required IReadOnlyList<RocPoint> Roc { get; init; }
}
