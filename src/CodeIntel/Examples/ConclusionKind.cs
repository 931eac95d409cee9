namespace CodeIntel.Examples;

/// <summary>What a conclusion is about. The numbers are stored.</summary>
public enum ConclusionKind
{
    /// <summary>
    /// Leaked against clean test examples. Numbers: leaked, test, share, leaked-f1, clean-f1, difference, low, high.
    /// </summary>
    LeakInflation = 0,

    /// <summary>
    /// The score on a duplicate-free test set. Numbers: f1, duplicate-free-f1, inflation, low, high, n.
    /// </summary>
    DuplicateFreeScore = 1,

    /// <summary>
    /// Training against test score of the clean run. Numbers: train-f1, test-f1, gap, epochs, n-train, n-test.
    /// </summary>
    GeneralizationGap = 2,

    /// <summary>Fit of shuffled labels at the highest level. Numbers: level, train-f1, noisy-f1, test-f1, n.</summary>
    MemorizesShuffledLabels = 3,

    /// <summary>Gini of the training loss, clean against the highest level. Numbers: level, clean, noisy, n.</summary>
    GiniTrend = 4,

    /// <summary>
    /// The best detector of a kind of noise. Numbers: level, roc-auc, average-precision, precision-at-k, positives, n.
    /// </summary>
    DetectorQuality = 5,

    /// <summary>Correlation of a measure with the duplication factor. Numbers: rho, low, high, n, clusters.</summary>
    DuplicationEffect = 6,

    /// <summary>
    /// A measure of the most repeated training examples against that of those that stand once, at the highest level of
    /// duplicate injection. Numbers: level, copies, repeated, once, n, n-once, and where they are known low, high
    /// (repeated), low-once, high-once.
    /// </summary>
    InjectionEffect = 7,
}
