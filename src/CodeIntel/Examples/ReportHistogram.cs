namespace CodeIntel.Examples;

/// <summary>A distribution.</summary>
public sealed record ReportHistogram
{
    /// <summary>A short kebab-case name: <c>unit-tokens</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is distributed, with its unit: <c>tokens per unit</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>What is counted, in the plural: <c>units</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Bins, ascending, named by their range (<c>20–49</c>); at most 20 are drawn.</summary>
    public required IReadOnlyList<NamedCount> Bins { get; init; }

    /// <summary>Median.</summary>
    public required double Median { get; init; }
}
