namespace CodeIntel.Examples;

/// <summary>Tells when the files of a snapshot came into their repository.</summary>
public interface IFileHistory
{
    /// <summary>
    /// The dates of paths; null where the snapshot has no commits at all, or none but the pinned one.
    /// </summary>
    IReadOnlyDictionary<string, FileDate>? Read(
        RepositorySnapshot repository, IReadOnlyCollection<string> paths, CancellationToken cancellationToken);
}
