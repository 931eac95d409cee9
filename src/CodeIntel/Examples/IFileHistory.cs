namespace CodeIntel.Examples;

/// <summary>Tells when the files of a snapshot came into their repository.</summary>
public interface IFileHistory
{
    /// <summary>
    /// The dates of paths, without those that are older than a shallow history; null where the snapshot has no commits
    /// at all, or was cloned without those before the pinned one.
    /// </summary>
    IReadOnlyDictionary<string, FileDate>? Read(
        RepositorySnapshot repository, IReadOnlyCollection<string> paths, CancellationToken cancellationToken);
}
