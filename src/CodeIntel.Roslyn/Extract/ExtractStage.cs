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
    private const string Version = "extract-4";

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
        foreach (var snapshot in snapshots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var tree = trees.Open(snapshot);
            var extractor = new RepositoryExtractor(
                options, snapshot, tree, writer, progress, Math.Max(1, jobs), threads);
            extractor.Run(buildFolder, cancellationToken);
        }

        var totals = writer.Totals();
        return totals.UnitsKept > 0
            ? ExtractReport.Of(Name, totals)
            : throw Nothing(totals, snapshots.Count);
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
