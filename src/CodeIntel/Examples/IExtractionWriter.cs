namespace CodeIntel.Examples;

/// <summary>
/// Stores what extraction finds, in batches that continue each other: repositories in row order, each repository's
/// files in ordinal path order. Called by one thread at a time.
/// </summary>
public interface IExtractionWriter
{
    /// <summary>
    /// The path up to which a repository was committed (inclusive, ordinal order), or null where nothing of it was.
    /// </summary>
    string? LastPath(long repositoryRow);

    /// <summary>Replaces what is known of a repository's licence files.</summary>
    void WriteLicences(long repositoryRow, IReadOnlyList<RepositoryLicence> files);

    /// <summary>
    /// Stores a batch and moves <see cref="LastPath"/> to the batch's last path, all in one transaction.
    /// </summary>
    void Commit(ExtractionBatch batch);

    /// <summary>
    /// The same in a transaction that stays open: <see cref="Commit()"/> ends it. Where one of its batches fails, all
    /// are forgotten.
    /// </summary>
    void Write(ExtractionBatch batch) => Commit(batch);

    /// <summary>Makes what was written last; without an open transaction, nothing.</summary>
    void Commit()
    {
    }

    /// <summary>
    /// Stores what a repository holds besides the files that are read, and the projects that bind them; called once
    /// per repository, before its first batch, and again by a run that goes on.
    /// </summary>
    void Begin(long repositoryRow, TreeCounts counts, IReadOnlyList<BuiltProject> projects)
    {
    }

    /// <summary>The counts of everything committed so far, by this and earlier runs.</summary>
    ExtractionTotals Totals();
}
