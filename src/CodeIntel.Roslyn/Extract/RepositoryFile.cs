using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A file of a repository as it was read, or why it was not read; without an entry it stands for the repository.
/// </summary>
internal sealed record RepositoryFile(
    RepositoryExtractor Repository,
    SourceEntry? Entry = null,
    (string Reason, string Detail)? Refused = null,
    byte[]? Bytes = null)
{
    /// <summary>Its bytes in memory.</summary>
    public long Weight => Bytes?.Length ?? 0;
}
