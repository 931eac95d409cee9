namespace CodeIntel.Examples;

/// <summary>A measure of a run at one epoch, from 1.</summary>
public sealed record ReportEpochValue
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The split measured.</summary>
    public required Split Split { get; init; }

    /// <summary>Epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The measure, named as in <see cref="EpochValue"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>Its value; NaN is not drawn.</summary>
    public required double Value { get; init; }

    /// <summary>Examples measured.</summary>
    public required long N { get; init; }
}
