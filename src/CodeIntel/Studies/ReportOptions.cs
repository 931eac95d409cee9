namespace CodeIntel.Studies;

/// <summary>Options of the <c>report</c> stage.</summary>
public sealed record ReportOptions
{
    /// <summary>Heading of the report. Default: the study's name.</summary>
    public string? Title { get; init; }
}
