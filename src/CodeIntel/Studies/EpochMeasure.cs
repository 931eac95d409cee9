namespace CodeIntel.Studies;

/// <summary>Measures that give one number per epoch.</summary>
public enum EpochMeasure
{
    /// <summary>The scores of the run's task on every split.</summary>
    Score,

    /// <summary>Gini coefficient of the training losses (Rabin 2022).</summary>
    GiniLoss,

    /// <summary>
    /// Sorted probabilities of the predictions on the evaluation splits, averaged over epochs (Rabin 2022).
    /// </summary>
    PredictionScore,

    /// <summary>
    /// Critical sample ratio of the evaluation splits (Rabin 2021, 2022), where training predicted edited code.
    /// </summary>
    Csr,
}
