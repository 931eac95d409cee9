using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>
/// What a repository, file or example is in every workspace: its address, its address and path, its id. Groups are
/// dealt in the order of a seeded hash of that, so neither rows nor the order of the corpus file matter.
/// </summary>
internal sealed class SplitIdentities
{
    private readonly Dictionary<long, SplitRepository> _repositories;
    private readonly Dictionary<long, SplitFile> _files;
    private readonly ulong _salt;

    /// <summary>Identities under a seed.</summary>
    public SplitIdentities(IEnumerable<SplitRepository> repositories, IEnumerable<SplitFile> files, long seed)
    {
        _repositories = repositories.ToDictionary(repository => repository.Row);
        _files = files.ToDictionary(file => file.Row);
        _salt = SeededRandom.For("split", (ulong)seed).NextUInt64();
    }

    /// <summary>Position of an example's group among all groups; distinct identities have distinct positions.</summary>
    public UInt128 OrderOf(SplitExample example, SplitUnit by)
    {
        var repository = _repositories[example.RepositoryRow];
        var hash = by switch
        {
            SplitUnit.Repository => ContentHash.OfParts(repository.Url),
            SplitUnit.File => ContentHash.OfParts(repository.Url, _files[example.FileRow].Path),
            _ => example.Id.Hash,
        };
        return new UInt128(SeededRandom.Mix((ulong)hash.Value ^ _salt), (ulong)(hash.Value >> 64));
    }

    /// <summary>The split that the corpus file fixes for an example's repository, or null.</summary>
    public Split? FixedSplitOf(SplitExample example) => _repositories[example.RepositoryRow].FixedSplit;
}
