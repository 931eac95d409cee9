using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>Where the duplicate detector stores a level's result.</summary>
public interface IDuplicateWriter
{
    /// <summary>
    /// The summary of a level that was written under this fingerprint since its inputs last changed, or null: an
    /// interrupted run goes on with the first level that has none.
    /// </summary>
    DuplicationSummary? FindSummary(DuplicationLevel level, string fingerprint);

    /// <summary>Replaces everything stored for a level, summary and drops included, in one transaction.</summary>
    void Write(LevelDuplicates duplicates, string fingerprint);
}
