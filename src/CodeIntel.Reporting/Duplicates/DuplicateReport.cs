using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>
/// Writes duplicates as other tools and people read them. What a run wrote as JSON is a later run's baseline.
/// </summary>
public sealed class DuplicateReport(
    IDuplicateReportSource source, DuplicationLevel level, DuplicationRelation relation, DuplicateBaseline? baseline,
    string version)
{
    internal IDuplicateReportSource Source => source;

    internal DuplicationLevel Level => level;

    internal DuplicationRelation Relation => relation;

    internal DuplicateBaseline? Baseline => baseline;

    internal string Version => version;

    /// <summary>SARIF 2.1.0.</summary>
    public void WriteSarif(Stream output) => new SarifWriter(this).Write(output);

    /// <summary>Everything, as one JSON document.</summary>
    public void WriteJson(Stream output) => new DuplicateJson(this).Write(output);

    /// <summary>Clusters, pairs and statistics as CSV files in a folder that exists.</summary>
    public void WriteCsv(string folder) => new DuplicateCsv(this).Write(folder);

    /// <summary>
    /// A page of statistics and one page per cluster, the largest <paramref name="pages"/>, in a folder that exists.
    /// </summary>
    public void WriteHtml(string folder, int pages) => new DuplicatePages(this, pages).Write(folder);

    /// <summary><c>new</c>, <c>unchanged</c>, or null without a baseline.</summary>
    internal string? StateOf(DuplicateUnit unit) =>
        baseline is null ? null
        : baseline.Has(unit.Key) ? "unchanged"
        : "new";

    /// <summary>The clusters, once through.</summary>
    internal IEnumerable<DuplicateGroup> Groups() => source.Groups(level, relation);
}
