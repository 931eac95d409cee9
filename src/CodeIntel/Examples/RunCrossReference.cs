namespace CodeIntel.Examples;

/// <summary>Memorization × duplication of one run.</summary>
public sealed record RunCrossReference
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>Resamples behind each interval.</summary>
    public required int Resamples { get; init; }

    /// <summary>Seed of the resampling.</summary>
    public required long Seed { get; init; }

    /// <summary>Means by duplication factor; buckets without example are left out.</summary>
    public required IReadOnlyList<BucketMean> Buckets { get; init; }

    /// <summary>Rank correlations; left out where all factors are equal.</summary>
    public required IReadOnlyList<DuplicationCorrelation> Correlations { get; init; }

    /// <summary>Regressions; left out where the factor's effect cannot be told from the controls.</summary>
    public required IReadOnlyList<DuplicationRegression> Regressions { get; init; }

    /// <summary>
    /// Means by the number of copies that duplicate injection gave, by measure, then copies; empty for other runs.
    /// </summary>
    public IReadOnlyList<InjectedMean> Injected { get; init; } = [];

    /// <summary>Scores of leaked against clean test examples; groups without example are left out.</summary>
    public required IReadOnlyList<LeakScore> Leaks { get; init; }
}
