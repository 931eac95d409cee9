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
    private readonly IReadOnlyDictionary<long, FileDate> _dates;
    private readonly ulong _salt;

    /// <summary>Identities under a seed; <paramref name="dates"/> by row of the file, for a split by time.</summary>
    public SplitIdentities(
        IEnumerable<SplitRepository> repositories,
        IEnumerable<SplitFile> files,
        long seed,
        IReadOnlyDictionary<long, FileDate>? dates = null)
    {
        _dates = dates ?? new Dictionary<long, FileDate>();
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
            SplitUnit.Repository or SplitUnit.RepositoryAndCluster => ContentHash.OfParts(repository.Url),
            SplitUnit.File or SplitUnit.Time => ContentHash.OfParts(repository.Url, _files[example.FileRow].Path),
            _ => example.Id.Hash,
        };
        var mixed = SeededRandom.Mix((ulong)hash.Value ^ _salt);
        return by == SplitUnit.Time
            ? new UInt128(Ascending(_dates[example.FileRow]), mixed)
            : new UInt128(mixed, (ulong)(hash.Value >> 64));
    }

    /// <summary>Address and path of an example's file.</summary>
    public (string Url, string Path) PlaceOf(SplitExample example) =>
        (_repositories[example.RepositoryRow].Url, _files[example.FileRow].Path);

    /// <summary>The split that the corpus file fixes for an example's repository, or null.</summary>
    public Split? FixedSplitOf(SplitExample example) => _repositories[example.RepositoryRow].FixedSplit;

    // dates before 1970 come first
    private static ulong Ascending(FileDate date) => (ulong)date.UnixSeconds ^ (1UL << 63);
}
