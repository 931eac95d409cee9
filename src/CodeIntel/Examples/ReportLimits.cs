namespace CodeIntel.Examples;

/// <summary>
/// How much of each unbounded thing a report shows. A source need not hand over more; the report cuts what exceeds
/// it.
/// </summary>
public sealed record ReportLimits
{
    /// <summary>Largest duplicate clusters shown with code. Default: 12.</summary>
    public int Clusters { get; init; } = 12;

    /// <summary>Members shown of each, representative first. Default: 3.</summary>
    public int MembersPerCluster { get; init; } = 3;

    /// <summary>UTF-16 code units of a member's code. Default: 6,000.</summary>
    public int CodeChars { get; init; } = 6_000;

    /// <summary>Drops listed per stage, unit and reason. Default: 10.</summary>
    public int DropsPerReason { get; init; } = 10;

    /// <summary>
    /// Points per data map: those with the smallest ids, which are hashes and so a uniform sample. Default: 800.
    /// </summary>
    public int DataMapPoints { get; init; } = 800;

    /// <summary>Points per curve (scores, ROC), evenly spaced in rank with both ends. Default: 101.</summary>
    public int CurvePoints { get; init; } = 101;

    /// <summary>Most frequent labels shown per split. Default: 15.</summary>
    public int Labels { get; init; } = 15;

    /// <summary>Repositories on the heat map, those that share most clusters. Default: 12.</summary>
    public int HeatMapRepositories { get; init; } = 12;

    /// <summary>Rows of any table. Default: 200.</summary>
    public int TableRows { get; init; } = 200;
}
