using CodeIntel.Examples;

namespace CodeIntel.Git.Clone;

/// <summary>
/// What became of one entry: a snapshot, or a drop. <paramref name="WasFetched"/>: something was copied or downloaded.
/// </summary>
internal sealed record CloneOutcome(RepositorySnapshot? Snapshot, Drop? Drop, bool WasFetched, string? Warning = null);
