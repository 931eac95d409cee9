namespace CodeIntel.Studies;

/// <summary>Remembers which stages are done, and hashes what they wrote.</summary>
public interface IStageStore
{
    /// <summary>The record of a stage, finished or not; null where it never began.</summary>
    StageRecord? Find(string stage);

    /// <summary>
    /// Clears the stage's output, and all that refers to its rows, and records that it began; one transaction.
    /// </summary>
    void Begin(string stage, string fingerprint);

    /// <summary>Records that the stage finished.</summary>
    void Finish(string stage, string fingerprint, StageReport report);

    /// <summary>Hash of the logical content that a stage reads: no row ids, times or file bytes.</summary>
    string InputHash(string stage);
}
