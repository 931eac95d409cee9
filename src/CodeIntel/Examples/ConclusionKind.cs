namespace CodeIntel.Examples;

/// <summary>
/// What a conclusion is about. The numbers are stored. Where names of numbers hold <c>f1</c>, other tasks than
/// method-name have their main score's name: <c>accuracy</c> or <c>bleu4</c>.
/// </summary>
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
    /// A trend of Rabin 2022: which models fit shuffled labels. Numbers of this and the following, of a case that can
    /// be judged: holds (1 or 0), level-0 … level-100 (ours), n, seeds, of each published curve its values at both
    /// ends, published-agreeing and published (curves); of cases that lack runs: missing.
    /// </summary>
    ShuffledLabelFit = 7,

    /// <summary>A trend of Rabin 2022: the Gini coefficient under label noise.</summary>
    GiniUnderLabelNoise = 8,

    /// <summary>A trend of Rabin 2022: the Gini coefficient under shortcuts.</summary>
    GiniUnderShortcuts = 9,

    /// <summary>A trend of Rabin 2022: the test score under statement deletion.</summary>
    StatementDeletionEffect = 10,

    /// <summary>
    /// A trend of Rabin 2022: noisy labels are learnt late. Numbers: holds, level, noisy-epoch, clean-epoch, f1-noisy,
    /// f1-clean, n-noisy, n-clean, seeds, published-agreeing, published.
    /// </summary>
    LateMemorization = 11,

    /// <summary>A trend of Rabin 2022: the critical sample ratio under label noise.</summary>
    CsrUnderLabelNoise = 12,

    /// <summary>
    /// A measure of the most repeated training examples against that of those that stand once, at the highest level of
    /// duplicate injection. Numbers: level, copies, repeated, once, n, n-once, and where they are known low, high
    /// (repeated), low-once, high-once.
    /// </summary>
    InjectionEffect = 13,
}
