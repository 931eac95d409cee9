namespace CodeIntel.Studies;

/// <summary>Measures that give one number per epoch.</summary>
public enum EpochMeasure
{
    /// <summary>Subtoken precision, recall, F1 and exact match on every split.</summary>
    Score,

    /// <summary>Gini coefficient of the training losses (Rabin 2022).</summary>
    GiniLoss,

    /// <summary>
    /// Sorted probabilities of the predictions on the evaluation splits, averaged over epochs (Rabin 2022).
    /// </summary>
    PredictionScore,

    /// <summary>
    /// Critical sample ratio (Rabin 2022). Accepted in study files; not computed by this version, which says so.
    /// </summary>
    Csr,
}
