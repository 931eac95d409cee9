namespace CodeIntel.Examples;

/// <summary>Reads the repositories that clone has fetched.</summary>
public interface IRepositoryReader
{
    /// <summary>All snapshots whose files can be read, in row order.</summary>
    IReadOnlyList<RepositorySnapshot> Read();
}
