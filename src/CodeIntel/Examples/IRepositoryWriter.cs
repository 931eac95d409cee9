namespace CodeIntel.Examples;

/// <summary>Stores what clone fetched.</summary>
public interface IRepositoryWriter
{
    /// <summary>
    /// Replaces all repositories, and all drops of stage <c>clone</c>, in one transaction. Snapshots come in ascending
    /// order of <see cref="RepositorySnapshot.Row"/>: the 1-based position in the corpus file, so a dropped repository
    /// leaves a gap.
    /// </summary>
    void WriteAll(IReadOnlyList<RepositorySnapshot> snapshots, IReadOnlyList<Drop> drops);
}
