using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Trees;

/// <summary>Opens snapshots: bare clones through libgit2, folders without git as they are.</summary>
public sealed class SourceTreeOpener : ISourceTreeOpener
{
    private readonly TreeLimits _limits = new();

    /// <inheritdoc/>
    public ISourceTree Open(RepositorySnapshot repository)
    {
        if (!Directory.Exists(repository.Location))
        {
            throw new StageException(
                $"{repository.Location}, the source of {repository.Url}, is gone. Run clone again.");
        }

        var globs = PathGlobs.Of(repository);
        return repository.IsGit
            ? OpenGit(repository, globs)
            : new FolderSourceTree(repository.Location, globs, _limits);
    }

    private GitSourceTree OpenGit(RepositorySnapshot snapshot, PathGlobs globs)
    {
        GitLibrary.Prepare();
        try
        {
            return new(snapshot, globs, _limits);
        }
        catch (LibGit2SharpException e)
        {
            throw new StageException(
                $"The clone {snapshot.Location} is damaged: {e.Message}. Delete it and run clone again.", e);
        }
    }
}
