namespace CodeIntel.Examples;

/// <summary>Opens a snapshot that clone has fetched.</summary>
public interface ISourceTreeOpener
{
    /// <summary>Opens the tree of a snapshot's commit.</summary>
    ISourceTree Open(RepositorySnapshot repository);
}
