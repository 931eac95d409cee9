using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// Extracts a sample of files again, straight from the clones, and compares texts, tokens, units and path contexts with
/// what is stored. Graphs depend on the whole repository's compilation and are not compared.
/// </summary>
internal sealed class SampleExtraction : ISourceTreeOpener, IExtractionWriter
{
    private readonly StoredFiles _stored;
    private readonly HashSet<(long Repository, string Path)> _sample;
    private readonly SourceTreeOpener _trees = new();
    private readonly List<string> _problems = [];
    private long _files;
    private long _seen;

    private SampleExtraction(StoredFiles stored, int sample)
    {
        _stored = stored;
        _sample = [.. stored.Paths().OrderBy(file => ContentHash.OfParts("verify", file.Path)).Take(sample)];
    }

    /// <summary>Checks a sample of at most <paramref name="sample"/> files.</summary>
    public static async Task<(long Files, IReadOnlyList<string> Problems)> CheckAsync(
        Workspace workspace,
        int sample,
        CancellationToken cancellationToken
    )
    {
        var check = new SampleExtraction(new(workspace, NodeKindName.Of), sample);
        if (check._sample.Count > 0 && new StudyTable(workspace).Find() is var (study, _))
        {
            var options = study.Extract with { Semantics = SemanticsMode.None };
            var stage = new ExtractStage(
                options,
                new RepositoryTable(workspace),
                check,
                check,
                new SilentProgress(),
                1
            );
            await stage.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        if (check._seen < check._sample.Count)
        {
            check._problems.Add(
                $"{check._sample.Count - check._seen} of {check._sample.Count} sampled files are gone from their clones"
            );
        }

        return (check._files, check._problems);
    }

    ISourceTree ISourceTreeOpener.Open(RepositorySnapshot repository) =>
        new SampledTree(_trees.Open(repository), path => _sample.Contains((repository.Row, path)));

    string? IExtractionWriter.LastPath(long repositoryRow) => null;

    void IExtractionWriter.WriteLicences(long repositoryRow, IReadOnlyList<RepositoryLicence> files)
    {
    }

    void IExtractionWriter.Commit(ExtractionBatch batch)
    {
        _seen += batch.FilesRead;
        foreach (var file in batch.Files)
        {
            _files++;
            if (_stored.Difference(file) is { } difference)
            {
                _problems.Add($"{file.Path}: extracted again, its {difference} differ from what is stored");
            }
        }

        _problems.AddRange(
            batch
                .Drops.Where(drop => drop.Unit == "file")
                .Select(drop => $"{drop.Key}: stored, and now dropped ({drop.Reason})")
        );
    }

    ExtractionTotals IExtractionWriter.Totals() => ExtractionTotals.OfFiles(_files, _files);

    private sealed class SampledTree(ISourceTree tree, Func<string, bool> isSampled) : ISourceTree
    {
        public IEnumerable<SourceEntry> Entries() => tree.Entries().Where(entry => isSampled(entry.Path));

        public IEnumerable<SourceEntry> Find(Func<string, bool> isWanted) => tree.Find(isWanted);

        public IEnumerable<SourceEntry> LeftOut() => tree.LeftOut();

        public byte[]? Read(SourceEntry entry) => tree.Read(entry);

        public void Dispose() => tree.Dispose();
    }
}
