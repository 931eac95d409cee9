namespace CodeIntel.Examples;

/// <summary>
/// Stores training runs. For each run: <see cref="Begin"/>, then <see cref="Write"/> once per epoch in ascending order,
/// then <see cref="Finish"/>. A checkpoint is written only after the traces of its epoch, so a run that was killed
/// continues at or before its first epoch without traces, and writes some epochs a second time with the same values.
/// </summary>
public interface IRunWriter
{
    /// <summary>
    /// Stores the run in one transaction. Where one with the same key and fingerprint is stored, it and its traces stay
    /// and are returned; one with another fingerprint is deleted with its traces first.
    /// </summary>
    StoredRun Begin(TrainingRun run);

    /// <summary>
    /// Stores the traces of one epoch (one per split that has examples) in one transaction, instead of any that are
    /// there.
    /// </summary>
    void Write(RunKey run, IReadOnlyList<EpochTrace> traces);

    /// <summary>
    /// Stores what semantics-preserving edits did to the predictions of an epoch, in one transaction, instead of any
    /// trace of the same epoch, split and edit. After <see cref="Write"/> of that epoch; a run need not have any.
    /// </summary>
    void WriteEquivalents(RunKey run, IReadOnlyList<EquivalentTrace> traces);

    /// <summary>
    /// Stores the ranks of a run's queries, in one transaction, instead of those that are there; of code-search, before
    /// <see cref="Finish"/>.
    /// </summary>
    void WriteRanks(RunKey run, IReadOnlyList<QueryRank> ranks);

    /// <summary>Marks the run as finished: its last model is saved.</summary>
    void Finish(RunKey run);

    /// <summary>
    /// Deletes every other run: those of a study that has changed. Called last, when all these are finished.
    /// </summary>
    void Retain(IReadOnlyCollection<RunKey> runs);
}
