namespace CodeIntel.Examples;

/// <summary>
/// Where the <c>report</c> stage reads from. The report formats what it is given and computes nothing.
/// </summary>
public interface IReportSource
{
    /// <summary>
    /// What the report shows besides the stages' output: study, options, versions; part of the stage's fingerprint.
    /// </summary>
    string About { get; }

    /// <summary>
    /// Reads everything the report shows, in one consistent view of the workspace (a read transaction). Lists hold at
    /// most what <paramref name="limits"/> says, in the order each record documents; equal workspaces give equal
    /// data.
    /// </summary>
    ReportData Read(ReportLimits limits, CancellationToken cancellationToken);
}
