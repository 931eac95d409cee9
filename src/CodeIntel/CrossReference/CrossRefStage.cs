using System.Text.Json;
using CodeIntel.CrossReference.Trends;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.CrossReference;

/// <summary>Crosses what each run memorized with duplication, and draws the conclusions of the study.</summary>
public sealed class CrossRefStage(
    MeasureOptions options,
    ICrossReferenceSource source,
    ICrossReferenceWriter writer,
    IStageProgress progress,
    int jobs) : IStage
{
    private const string Version = "crossref/2";

    /// <inheritdoc/>
    public string Name => "crossref";

    /// <inheritdoc/>
    public bool Continues => false;

    /// <inheritdoc/>
    public string Fingerprint => Version + " " + JsonSerializer.Serialize(options);

    /// <inheritdoc/>
    /// <exception cref="StageException">No run is measured.</exception>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        var runs = source.ReadRuns();
        if (runs.Count == 0)
        {
            throw new StageException(
                "There is no measured training run to cross-reference. Run `codeintel measure` first.");
        }

        progress.Begin("crossref", runs.Count, "runs");
        var referencer = new RunCrossReferencer(options, new(source), source, jobs);
        var findings = new List<RunFindings>();
        foreach (var run in runs)
        {
            findings.Add(Cross(referencer, run, cancellationToken));
            progress.Advance(1, run.ToString());
        }

        IReadOnlyList<Conclusion> conclusions =
        [
            .. ConclusionMaker.Make(findings),
            .. PublishedTrends.Judge([.. findings.Select(finding => finding.Measures)]),
        ];
        writer.WriteConclusions(conclusions);
        return new()
        {
            Stage = Name,
            Ledger = [new("run", runs.Count, runs.Count, new Dictionary<string, long>())],
            Facts = new Dictionary<string, double> { ["conclusions"] = conclusions.Count },
        };
    }

    private RunFindings Cross(RunCrossReferencer referencer, RunKey run, CancellationToken cancellationToken)
    {
        var measures = source.ReadMeasures(run);
        if (writer.ReadWritten(run) is not { } reference)
        {
            reference = referencer.Cross(measures, cancellationToken);
            writer.Write(reference);
        }

        // conclusions need no per-example value, and there may be a million of them per run
        return new(measures with { Examples = [] }, reference);
    }
}
