using CodeIntel.Studies;

namespace CodeIntel.Git.Clone;

/// <summary>
/// The lock file of a running clone: written as soon as a branch is resolved, from either of two fetches.
/// </summary>
internal sealed class CloneLock(LockFile file, IStageProgress progress)
{
    private readonly Lock _gate = new();

    /// <summary>Why the file could not be written, or null.</summary>
    public string? Warning { get; private set; }

    /// <summary>The commit of an entry without a pinned one, or null.</summary>
    public string? Find(CorpusRepository entry)
    {
        lock (_gate)
        {
            return file.Find(entry.CanonicalUrl, entry.Branch);
        }
    }

    /// <summary>Records what an entry's branch was resolved to; pinned entries have none.</summary>
    public void Add(CorpusRepository entry, string commit)
    {
        if (entry.Commit is not null)
        {
            return;
        }

        lock (_gate)
        {
            file.Add(entry.CanonicalUrl, entry.Branch, commit);
            Save();
        }
    }

    private void Save()
    {
        try
        {
            file.Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Warning is null)
            {
                Warning = $"{file.Path} cannot be written ({e.Message}), so the next run may find branches elsewhere.";
                progress.Warn(Warning);
            }
        }
    }
}
