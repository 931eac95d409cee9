using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>
/// Runs stages in order. A stage whose fingerprint (content of its inputs, options, version) is recorded as finished is
/// skipped; one that began with the same fingerprint continues; any other starts anew.
/// </summary>
public sealed class StageRunner(IStageStore store, IStageProgress progress, TimeProvider clock)
{
    /// <summary>Runs or skips one stage.</summary>
    /// <exception cref="StageException">The stage failed, or its ledger does not balance.</exception>
    public async Task<StageOutcome> RunAsync(IStage stage, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var fingerprint = Fingerprint(stage);
        var record = store.Find(stage.Name);
        if (record?.Fingerprint == fingerprint && record.Report is { IsFinal: true } known)
        {
            progress.Note($"{stage.Name}: nothing to do, inputs and options are unchanged");
            return new(known, Skipped: true, clock.GetElapsedTime(began));
        }

        if (record?.Fingerprint == fingerprint)
        {
            progress.Note(record.Report is not null ? $"{stage.Name}: tries again what was dropped or is not complete"
                : stage.Continues ? $"{stage.Name}: continues where it was interrupted"
                : $"{stage.Name}: begins again, as it did not finish");
        }
        else
        {
            store.Begin(stage.Name, fingerprint);
        }

        var report = await stage.RunAsync(cancellationToken).ConfigureAwait(false);
        foreach (var line in report.Ledger.Where(line => !line.Balances))
        {
            throw new StageException(
                $"{stage.Name}: the ledger does not balance: {line.Read} {line.Unit}s read, {line.Kept} kept, "
                + $"{line.Dropped.Values.Sum()} dropped. This is a defect; please report it with the input.");
        }

        // asked again: what clone resolved and fetched is part of its fingerprint
        store.Finish(stage.Name, Fingerprint(stage), report);
        return new(report, Skipped: false, clock.GetElapsedTime(began));
    }

    private string Fingerprint(IStage stage) =>
        ContentHash.OfParts(stage.Name, stage.Fingerprint, store.InputHash(stage.Name)).ToString();
}
