namespace CodeIntel.Examples;

/// <summary>
/// The input of the <c>report</c> stage: numbers only, computed by earlier stages. An empty list means that there is
/// nothing to show, which the report says. Nothing in it may depend on time, machine or absolute paths.
/// </summary>
public sealed record ReportData
{
    /// <summary>What was run.</summary>
    public required ReportStudy Study { get; init; }

    /// <summary>Findings, the most important first; the first three make the opening paragraph.</summary>
    public IReadOnlyList<ReportConclusion> Conclusions { get; init; } = [];

    /// <summary>Repositories in corpus order.</summary>
    public IReadOnlyList<ReportRepository> Repositories { get; init; } = [];

    /// <summary>Stages in the order of the flow.</summary>
    public IReadOnlyList<ReportLedger> Ledger { get; init; } = [];

    /// <summary>Counts of the corpus: units by kind, files by encoding, files by trait …</summary>
    public IReadOnlyList<ReportCounts> Corpus { get; init; } = [];

    /// <summary>Label statistics: one for each split, in the splits' order.</summary>
    public IReadOnlyList<ReportLabels> Labels { get; init; } = [];

    /// <summary>Distributions: tokens per unit, path contexts per unit …</summary>
    public IReadOnlyList<ReportHistogram> Histograms { get; init; } = [];

    /// <summary>Duplicates by level, then relation.</summary>
    public IReadOnlyList<ReportDuplication> Duplication { get; init; } = [];

    /// <summary>Cluster sizes by level, relation, then size.</summary>
    public IReadOnlyList<ClusterSizeCount> ClusterSizes { get; init; } = [];

    /// <summary>Clusters shared between repositories; see <see cref="ReportLimits.HeatMapRepositories"/>.</summary>
    public IReadOnlyList<RepositoryOverlap> RepositoryOverlaps { get; init; } = [];

    /// <summary>Duplication by scope, by repository and between them; null where nothing was compared.</summary>
    public DuplicateStatistics? DuplicateStatistics { get; init; }

    /// <summary>
    /// The largest clusters of methods under the near relation, descending by size, then by representative.
    /// </summary>
    public IReadOnlyList<ReportCluster> LargestClusters { get; init; } = [];

    /// <summary>
    /// The leak matrix: relation, then split of the example, then split of its duplicate; different splits only.
    /// </summary>
    public IReadOnlyList<LeakCount> Leaks { get; init; } = [];

    /// <summary>Runs in the order of the study: task, model, noise kind (clean first), level, seed.</summary>
    public IReadOnlyList<ReportRun> Runs { get; init; } = [];

    /// <summary>Values per epoch, by run in the order of <see cref="Runs"/>, measure, split, epoch.</summary>
    public IReadOnlyList<ReportEpochValue> Epochs { get; init; } = [];

    /// <summary>Prediction-score curves, by run, then split.</summary>
    public IReadOnlyList<ReportScoreCurve> ScoreCurves { get; init; } = [];

    /// <summary>Data maps of the training split, by run.</summary>
    public IReadOnlyList<DataMap> DataMaps { get; init; } = [];

    /// <summary>Noise detectors, by run, then measure.</summary>
    public IReadOnlyList<DetectorQuality> Detectors { get; init; } = [];

    /// <summary>Memorization by duplication factor, by run, measure, relation, scope, bucket ascending.</summary>
    public IReadOnlyList<ReportFactorBucket> Buckets { get; init; } = [];

    /// <summary>Rank correlations with the duplication factor, by run, measure, relation, scope.</summary>
    public IReadOnlyList<FactorCorrelation> Correlations { get; init; } = [];

    /// <summary>Regressions on the duplication factor with controls, by run, measure, relation.</summary>
    public IReadOnlyList<FactorRegression> Regressions { get; init; } = [];

    /// <summary>Memorization by the number of injected copies, by run, measure, copies.</summary>
    public IReadOnlyList<ReportInjectedMean> Injected { get; init; } = [];

    /// <summary>
    /// Evaluation scores on leaked and on clean examples, by run, split, relation, group (all, leaked, clean).
    /// </summary>
    public IReadOnlyList<LeakedScore> LeakedScores { get; init; } = [];
}
