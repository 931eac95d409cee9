namespace CodeIntel.Examples;

/// <summary>
/// A measure at one epoch, from 1. The report draws <c>f1</c> and <c>gini-loss</c> and ignores others.
/// </summary>
public sealed record ReportEpochValue
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The split measured.</summary>
    public required Split Split { get; init; }

    /// <summary>Epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>
    /// The measure: <c>precision</c>, <c>recall</c>, <c>f1</c>, <c>exact-match</c>, <c>gini-loss</c>.
    /// </summary>
    public required string Measure { get; init; }

    /// <summary>Its value; NaN is not drawn.</summary>
    public required double Value { get; init; }

    /// <summary>Examples measured.</summary>
    public required long N { get; init; }
}
