using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Studies;

namespace CodeIntel.Git.Clone;

/// <summary>
/// What decides whether clone has work: the corpus, the mirror, the commits that branches and paths stand at, and what
/// is there.
/// </summary>
internal static class CloneFingerprint
{
    /// <summary>The fingerprint as it is now; a run changes it when it resolves a branch or fetches.</summary>
    public static string Of(Corpus corpus, string corpusFile, string? mirror, CloneStore store, TreeLimits limits)
    {
        var locked = LockFile.Load(corpusFile);
        var folder = Path.GetDirectoryName(Path.GetFullPath(corpusFile))!;
        var entries = corpus.Repositories.Select(entry =>
        {
            var (commit, isFolder) = CommitOf(entry, locked, folder, limits);
            return new
            {
                Url = entry.CanonicalUrl,
                entry.Branch,
                Commit = commit,
                entry.Licence,
                entry.Split,
                entry.Include,
                entry.Exclude,
                IsThere = commit is not null && (isFolder || store.Has(entry.CanonicalUrl, commit)),
            };
        });

        // a mirror's address may hold a password
        var mirrorHash = mirror is null ? null : ContentHash.Of(mirror).ToString();
        var inputs = JsonSerializer.Serialize(new { corpus.Name, Mirror = mirrorHash, Entries = entries });
        return $"clone {CloneStage.Version} {inputs}";
    }

    private static (string? Commit, bool IsFolder) CommitOf(
        CorpusRepository entry, LockFile locked, string folder, TreeLimits limits)
    {
        if (entry.Url is not null)
        {
            return (entry.Commit ?? locked.Find(entry.CanonicalUrl, entry.Branch), false);
        }

        try
        {
            var source = PathSource.Of(entry, folder, limits);
            return (source.Commit, source.GitRoot is null);
        }
        catch (FetchException)
        {
            // the run tells the reason
            return (null, false);
        }
    }
}
