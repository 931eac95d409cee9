namespace CodeIntel.Examples;

/// <summary>Labels of one split's clean examples.</summary>
public sealed record ReportLabels
{
    /// <summary>The split.</summary>
    public required Split Split { get; init; }

    /// <summary>Examples.</summary>
    public required long Examples { get; init; }

    /// <summary>Distinct labels.</summary>
    public required long Distinct { get; init; }

    /// <summary>Labels that exactly one example of the split bears.</summary>
    public required long Once { get; init; }

    /// <summary>Examples whose label no training example bears; 0 for train.</summary>
    public required long Unseen { get; init; }

    /// <summary>
    /// The most frequent labels, descending, then by name; at most <see cref="ReportLimits.Labels"/>.
    /// </summary>
    public required IReadOnlyList<NamedCount> MostFrequent { get; init; }
}
