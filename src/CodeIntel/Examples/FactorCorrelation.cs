namespace CodeIntel.Examples;

/// <summary>Spearman's ρ between a per-example measure and log2 of the duplication factor.</summary>
public sealed record FactorCorrelation
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The measure.</summary>
    public required string Measure { get; init; }

    /// <summary>The relation whose clusters give the factor.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>As in <see cref="ReportFactorBucket.Scope"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>ρ, in [−1, 1]; NaN where a side is constant.</summary>
    public required double Rho { get; init; }

    /// <summary>Lower end of the 95% cluster-bootstrap interval, or NaN.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end, or NaN.</summary>
    public required double High { get; init; }

    /// <summary>Examples.</summary>
    public required long N { get; init; }
}
