namespace CodeIntel.Examples;

/// <summary>
/// Mean of a per-example measure over training examples whose duplication factor lies in a bucket, with its interval.
/// </summary>
public sealed record ReportFactorBucket
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The measure.</summary>
    public required string Measure { get; init; }

    /// <summary>The relation whose clusters give the factor.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>
    /// <c>all</c>, <c>train-only</c>, <c>cross-split</c>, <c>within-repository</c> or <c>cross-repository</c>.
    /// </summary>
    public required string Scope { get; init; }

    /// <summary>The bucket: <c>1</c>, <c>2</c>, <c>3-4</c>, <c>5-8</c>, <c>9-16</c>, <c>17+</c>.</summary>
    public required string Bucket { get; init; }

    /// <summary>Mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Lower end of the 95% interval, or NaN.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the 95% interval, or NaN.</summary>
    public required double High { get; init; }

    /// <summary>Examples.</summary>
    public required long N { get; init; }
}
