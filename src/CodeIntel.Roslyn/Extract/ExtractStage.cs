using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Reads the source files of every fetched repository and stores their units with tokens, path contexts and graphs. A
/// file that cannot be read is a drop with its reason; a killed run continues after its last commit.
/// </summary>
public sealed class ExtractStage(
    ExtractOptions options,
    IRepositoryReader repositories,
    ISourceTreeOpener trees,
    IExtractionWriter writer,
    IStageProgress progress,
    int jobs,
    string? buildFolder = null) : IStage
{
    /// <summary>Changes when the same input and options give another output.</summary>
    private const string Version = "extract-5";

    /// <inheritdoc/>
    public string Name => "extract";

    /// <inheritdoc/>
    public string Fingerprint => $"{Version} {JsonSerializer.Serialize(options)}";

    /// <inheritdoc/>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        if (options.Semantics == SemanticsMode.Build)
        {
            WarnOfBuild();
        }

        var snapshots = repositories.Read();
        if (snapshots.Count == 0)
        {
            throw new StageException(
                "There is no fetched repository to extract from. Run 'clone' first and look at its drops.");
        }

        using var threads = new ThreadLocal<ExtractionBuffers>(() => new(options.Paths));
        Extract(Opened(snapshots, threads), cancellationToken);
        var totals = writer.Totals();
        return totals.UnitsKept > 0
            ? ExtractReport.Of(Name, totals)
            : throw Nothing(totals, snapshots.Count);
    }

    /// <summary>
    /// Without semantics, the next repository's files are worked on while those of one are stored: many repositories
    /// have fewer files than there are threads.
    /// </summary>
    private void Extract(IEnumerable<RepositoryExtractor> opened, CancellationToken cancellationToken)
    {
        RepositoryExtractor? current = null;
        try
        {
            if (options.Semantics == SemanticsMode.None)
            {
                OrderedPipeline.Run(
                    opened.SelectMany(repository => repository.Read()),
                    file => (file.Repository, Extraction: file.Repository.Extract(file, cancellationToken)),
                    done => Hand(done.Repository, done.Extraction),
                    Math.Max(1, jobs),
                    cancellationToken,
                    file => file.Weight);
            }
            else
            {
                foreach (var repository in opened)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Take(repository);
                    repository.Run(buildFolder, Math.Max(1, jobs), cancellationToken);
                }
            }

            current?.End();
        }
        catch (OperationCanceledException)
        {
            current?.End();
            throw;
        }
        finally
        {
            writer.Commit();
        }

        void Hand(RepositoryExtractor repository, FileExtraction? extraction)
        {
            if (extraction is not null)
            {
                repository.Hand(extraction);
                return;
            }

            Take(repository);
            repository.Begin();
        }

        void Take(RepositoryExtractor repository)
        {
            current?.End();
            current = repository;
        }
    }

    /// <summary>
    /// Each repository in its turn; the next is opened, listed and searched for licences while one is extracted.
    /// </summary>
    private IEnumerable<RepositoryExtractor> Opened(
        IReadOnlyList<RepositorySnapshot> snapshots, ThreadLocal<ExtractionBuffers> threads)
    {
        // the writer is asked before its first transaction is open
        var done = snapshots.Select(snapshot => writer.LastPath(snapshot.Row)).ToList();
        var next = Open(0);
        try
        {
            for (var i = 1; next is not null; i++)
            {
                using var repository = next.GetAwaiter().GetResult();
                next = i < snapshots.Count ? Open(i) : null;
                yield return repository;
            }
        }
        finally
        {
            Close(next);
        }

        Task<RepositoryExtractor>? Open(int i) => Task.Run(() =>
        {
            var tree = trees.Open(snapshots[i]);
            try
            {
                return new RepositoryExtractor(options, snapshots[i], tree, writer, progress, threads, done[i]);
            }
            catch
            {
                tree.Dispose();
                throw;
            }
        });
    }

    /// <summary>
    /// Closes what was opened for a turn that does not come; why it could not be opened matters no more.
    /// </summary>
    private static void Close(Task<RepositoryExtractor>? next)
    {
        ((Task?)next)?.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        if (next is { IsCompletedSuccessfully: true })
        {
            next.Result.Dispose();
        }
    }

    private Exception Nothing(ExtractionTotals totals, int repositories) =>
        totals.FilesDropped.GetValueOrDefault("licence") is var refused and > 0
            ? new OptionException(
                $"No unit is left: {refused} of {totals.FilesRead} files have a licence that 'licences' "
                + $"({string.Join(", ", options.Licences)}) does not permit. "
                + "See them with: codeintel inspect licences. "
                + "Widen 'licences', or declare licences in the corpus file where you know them.")
            : new StageException(
                $"No unit was extracted from {totals.FilesRead} files of {repositories} repositories. "
                + "Look at the drops, the corpus file's include and exclude globs, and the study's extract.units.");

    /// <summary>Says what building means, where it is allowed.</summary>
    /// <exception cref="StageException">Nobody has said that the repositories' code may run.</exception>
    private void WarnOfBuild()
    {
        if (buildFolder is null)
        {
            throw new StageException(BuildTrust.Refusal);
        }

        progress.Warn(BuildTrust.Warning);
    }
}
