using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;
using CodeIntel.Reporting.Pages;
using CodeIntel.Studies;

namespace CodeIntel.Reporting;

/// <summary>
/// Writes the report: <c>index.html</c>, and for each figure an SVG, a PNG and the CSV of the numbers drawn. The same
/// data and options give the same bytes. Every file is written aside and renamed; figures of an earlier report that
/// no longer belong are removed.
/// </summary>
public sealed class ReportStage(
    ReportOptions options,
    IReportSource source,
    string reportFolder,
    IStageProgress progress
) : IStage
{
    private const int Version = 2;

    /// <inheritdoc/>
    public string Name => "report";

    /// <inheritdoc/>
    public bool Continues => false;

    /// <inheritdoc/>
    public string Fingerprint
    {
        get
        {
            // a report that was deleted is written again
            var isThere = File.Exists(Path.Combine(reportFolder, "index.html"));
            return $"report {Version} {JsonSerializer.Serialize(options)} {source.About} {isThere}";
        }
    }

    /// <inheritdoc/>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        var limits = new ReportLimits();
        var data = source.Read(limits, cancellationToken);
        var figures = new FigureSet(data, limits);
        var drawn = figures.Drawn;
        progress.Begin("report", drawn.Count + 1, "files");
        var folder = new ReportFolder(reportFolder);
        folder.Begin(drawn.Select(f => f.Name));
        foreach (var figure in drawn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            folder.WriteFigure(figure);
            progress.Advance(1, figure.Name);
        }

        var page = ReportPage.Html(options.Title ?? data.Study.Name, data, figures, limits);
        folder.WritePage(page);
        folder.End();
        progress.Advance(1, "index.html");
        return Report(figures, drawn.Count);
    }

    private static StageReport Report(FigureSet figures, int drawn) =>
        new()
        {
            Stage = "report",
            Ledger = [new LedgerLine("figure", figures.Possible, drawn, Dropped(figures.Possible - drawn))],
            Facts = new Dictionary<string, double> { ["figures"] = drawn },
        };

    private static Dictionary<string, long> Dropped(int missing) => missing == 0 ? [] : new() { ["no-data"] = missing };
}
