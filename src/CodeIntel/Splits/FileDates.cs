using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>Dates of all files of a corpus, for a split by time.</summary>
internal static class FileDates
{
    /// <summary>The date of every file by its row.</summary>
    /// <exception cref="OptionException">A repository has no history, or too little of it.</exception>
    public static Dictionary<long, FileDate> Read(
        IReadOnlyList<RepositorySnapshot> repositories,
        IReadOnlyList<SplitFile> files,
        IFileHistory history,
        CancellationToken cancellationToken)
    {
        var dates = new Dictionary<long, FileDate>(files.Count);
        var byRepository = files.ToLookup(file => file.RepositoryRow);
        foreach (var repository in repositories)
        {
            var paths = byRepository[repository.Row].Select(file => file.Path).ToList();
            if (paths.Count == 0)
            {
                continue;
            }

            var found = history.Read(repository, paths, cancellationToken) ?? throw NoHistory(repository);
            if (paths.Count(path => !found.ContainsKey(path)) is > 0 and var unknown)
            {
                throw ShallowHistory(repository, unknown, paths.Count);
            }

            foreach (var file in byRepository[repository.Row])
            {
                dates.Add(file.Row, found[file.Path]);
            }
        }

        return dates;
    }

    private static OptionException ShallowHistory(RepositorySnapshot repository, int unknown, int files) => new(
        $"split.by: time needs history, and the source of {repository.Url} is shallow (or lacks commits): {unknown} of "
            + $"{files} files were there before the oldest commit that it has. Fetch the rest there "
            + "(git fetch --unshallow), and run clone again (codeintel run STUDY.yaml).");

    private static OptionException NoHistory(RepositorySnapshot repository) => new(repository.IsGit
        ? $"split.by: time needs history, and the clone of {repository.Url} has only its pinned commit. Put 'by: time' "
            + "in the study file and run it (codeintel run STUDY.yaml): clone then fetches the history too."
        : $"split.by: time needs history, and {repository.Url} is a folder without git. Take it out of the corpus, or "
            + "split by something else.");
}
