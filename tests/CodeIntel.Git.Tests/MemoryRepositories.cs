using CodeIntel.Examples;

namespace CodeIntel.Git.Tests;

/// <summary>The repositories table, held in memory.</summary>
public sealed class MemoryRepositories : IRepositoryWriter
{
    /// <summary>What was written last.</summary>
    public IReadOnlyList<RepositorySnapshot> Snapshots { get; private set; } = [];

    /// <summary>Drops that were written last.</summary>
    public IReadOnlyList<Drop> Drops { get; private set; } = [];

    /// <inheritdoc/>
    public void WriteAll(IReadOnlyList<RepositorySnapshot> snapshots, IReadOnlyList<Drop> drops) =>
        (Snapshots, Drops) = (snapshots, drops);
}
