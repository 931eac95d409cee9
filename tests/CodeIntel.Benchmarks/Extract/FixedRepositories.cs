using CodeIntel.Examples;

namespace CodeIntel.Benchmarks.Extract;

internal sealed class FixedRepositories(IReadOnlyList<RepositorySnapshot> snapshots) : IRepositoryReader
{
    public IReadOnlyList<RepositorySnapshot> Read() => snapshots;
}
