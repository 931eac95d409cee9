using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>
/// Turns the traces of every finished training run into numbers: per epoch, per example, per noise detector.
/// </summary>
public sealed class MeasureStage(
    MeasureOptions options,
    ITraceReader traces,
    IMeasureWriter writer,
    IDropWriter drops,
    IStageProgress progress) : IStage
{
    private const string Version = "measure/2";

    /// <inheritdoc/>
    public string Name => "measure";

    /// <inheritdoc/>
    public string Fingerprint => $"{Version} {JsonSerializer.Serialize(new { options.PerExample, options.PerEpoch })}";

    /// <inheritdoc/>
    /// <exception cref="StageException">No run is finished, or a trace does not fit its run.</exception>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        var runs = traces.ReadRuns();
        if (runs.Count == 0)
        {
            throw new StageException("There is no finished training run to measure. Run `codeintel train` first.");
        }

        progress.Begin("measure", runs.Count, "runs");
        var (untraced, unedited) = (new List<Drop>(), new List<RunKey>());
        foreach (var run in runs)
        {
            if (!writer.IsMeasured(run) && !TryMeasure(run, cancellationToken))
            {
                untraced.Add(new("run", run.ToString(), "no-traces", "training left no trace of its training split"));
            }

            if (options.PerEpoch.Contains(EpochMeasure.Csr) && !traces.ReadEquivalents(run).Any())
            {
                unedited.Add(run);
            }

            progress.Advance(1, run.ToString());
        }

        drops.Write(Name, untraced);
        return Report(runs.Count, untraced.Count, unedited);
    }

    private bool TryMeasure(RunKey run, CancellationToken cancellationToken)
    {
        if (new RunMeasurer(options, traces, run).Measure(cancellationToken) is not { } measures)
        {
            return false;
        }

        writer.Write(measures);
        return true;
    }

    private StageReport Report(int runs, int untraced, List<RunKey> unedited)
    {
        var dropped = new Dictionary<string, long>();
        if (untraced > 0)
        {
            dropped["no-traces"] = untraced;
        }

        return new()
        {
            Stage = Name,
            Ledger = [new("run", runs, runs - untraced, dropped)],
            Warnings = unedited.Count == 0
                ? []
                : [$"There is no critical sample ratio (csr) of {unedited.Count} of {runs} runs: training stored no "
                    + $"predictions of edited code (the first: {unedited[0]})."],
        };
    }
}
