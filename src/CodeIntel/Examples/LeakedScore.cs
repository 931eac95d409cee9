namespace CodeIntel.Examples;

/// <summary>A score on all, on the leaked or on the clean (duplicate-free) examples of an evaluation split.</summary>
public sealed record LeakedScore
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The evaluation split.</summary>
    public required Split Split { get; init; }

    /// <summary>The relation that makes an example leaked.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary><c>all</c>, <c>leaked</c> or <c>clean</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The main score of the run's task; NaN for an empty group.</summary>
    public required double Score { get; init; }

    /// <summary>Lower end of the 95% interval, or NaN.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the 95% interval, or NaN.</summary>
    public required double High { get; init; }

    /// <summary>Examples.</summary>
    public required long N { get; init; }
}
