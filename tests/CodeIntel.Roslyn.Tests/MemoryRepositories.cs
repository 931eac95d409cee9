using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests;

internal sealed class MemoryRepositories(params RepositorySnapshot[] snapshots) : IRepositoryReader
{
    public IReadOnlyList<RepositorySnapshot> Read() => snapshots;
}
