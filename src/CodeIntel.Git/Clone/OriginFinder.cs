using CodeIntel.Git.Trees;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>Finds where a corpus entry is fetched from: its own address, or the mirror's copy of it.</summary>
internal sealed class OriginFinder(string corpusFolder, string? mirror, CloneLimits limits, TreeLimits treeLimits)
{
    /// <summary>The origin of an entry with a <c>url</c>.</summary>
    /// <exception cref="FetchException">The address is not supported, or the mirror does not have it.</exception>
    public async Task<IOrigin> FindAsync(
        CorpusRepository entry, Action<string> report, CancellationToken cancellationToken)
    {
        var address = RepositoryAddress.Parse(entry.Url!, corpusFolder);
        if (address.Url is null || mirror is null)
        {
            return OriginOf(address, report);
        }

        var places = MirrorAddresses.For(address.Url, mirror);
        foreach (var place in places)
        {
            if (await TryAsync(place, report, cancellationToken).ConfigureAwait(false) is { } origin)
            {
                return origin;
            }
        }

        var tried = string.Join(", ", places.Select(CanonicalAddress.Of));
        throw new FetchException(FetchException.NotInMirror, $"the mirror has none of {tried}");
    }

    private IOrigin OriginOf(RepositoryAddress address, Action<string> report) => address.Folder is { } folder
        ? new LocalOrigin(folder, limits, treeLimits)
        : new RemoteOrigin(address, limits, report);

    // an address of the mirror is relative to where the tool was started, unlike the paths of the corpus file
    private async Task<IOrigin?> TryAsync(string place, Action<string> report, CancellationToken cancellationToken)
    {
        var address = RepositoryAddress.Parse(place, Environment.CurrentDirectory);
        var origin = OriginOf(address, report);
        if (origin is not RemoteOrigin remote)
        {
            return Repository.IsValid(address.Folder) ? origin : null;
        }

        try
        {
            await remote.ListAsync(cancellationToken).ConfigureAwait(false);
            return remote;
        }
        catch (FetchException e) when (!e.IsTransient && e.Reason is not FetchException.EmptyRepository)
        {
            return null;
        }
    }
}
