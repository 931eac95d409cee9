namespace CodeIntel.Examples;

/// <summary>Opens a snapshot that clone has fetched.</summary>
public interface ISourceTreeOpener
{
    /// <summary>Opens the tree of a snapshot's commit.</summary>
    /// <exception cref="Studies.StageException">The clone or folder is gone or damaged.</exception>
    ISourceTree Open(RepositorySnapshot repository);
}
