using System.ComponentModel.DataAnnotations;

namespace CodeIntel.Studies;

/// <summary>Options of the <c>measure</c> and <c>crossref</c> stages.</summary>
public sealed record MeasureOptions
{
    /// <summary>Measures per example. Default: all.</summary>
    public IReadOnlyList<ExampleMeasure> PerExample { get; init; } = Enum.GetValues<ExampleMeasure>();

    /// <summary>Measures per epoch. Default: score, gini-loss, prediction-score.</summary>
    public IReadOnlyList<EpochMeasure> PerEpoch { get; init; } =
        [EpochMeasure.Score, EpochMeasure.GiniLoss, EpochMeasure.PredictionScore];

    /// <summary>
    /// csr: most units of each evaluation split whose code is edited, per task, a fixed random sample. Default: 500.
    /// </summary>
    [Range(1, 1_000_000)]
    public int Equivalents { get; init; } = 500;

    /// <summary>Resamples of whole clusters for intervals. Default: 1000.</summary>
    [Range(100, 100_000)]
    public int Bootstrap { get; init; } = 1000;

    /// <summary>Seed of the resampling. Default: 1.</summary>
    [Range(0L, long.MaxValue)]
    public long Seed { get; init; } = 1;
}
