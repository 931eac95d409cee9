using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests;

/// <summary>Keeps batches in memory and can cancel a run after some of them.</summary>
internal sealed class MemoryWriter : IExtractionWriter
{
    public List<ExtractionBatch> Batches { get; } = [];

    public Action<ExtractionBatch>? AfterCommit { get; set; }

    public IEnumerable<ExtractedFile> Files => Batches.SelectMany(b => b.Files);

    public IEnumerable<Drop> Drops => Batches.SelectMany(b => b.Drops);

    public string? LastPath(long repositoryRow) =>
        Batches.LastOrDefault(b => b.RepositoryRow == repositoryRow)?.LastPath;

    public Dictionary<long, IReadOnlyList<RepositoryLicence>> Licences { get; } = [];

    public void WriteLicences(long repositoryRow, IReadOnlyList<RepositoryLicence> files) =>
        Licences[repositoryRow] = files;

    public void Commit(ExtractionBatch batch)
    {
        Batches.Add(batch);
        AfterCommit?.Invoke(batch);
    }

    public ExtractionTotals Totals() => new()
    {
        FilesRead = Batches.Sum(b => b.FilesRead),
        FilesKept = Files.Count(),
        FilesDropped = Count("file"),
        UnitsRead = Batches.Sum(b => b.UnitsRead),
        UnitsKept = Files.Sum(f => f.Units.Count),
        UnitsDropped = Count("method"),
        GraphsDropped = Count("graph"),
        FilesWithErrors = Files.Count(f => f.ParseErrors > 0),
        NamesBound = Files.Sum(f => f.Names.Bound),
        NamesInAll = Files.Sum(f => f.Names.All),
    };

    private Dictionary<string, long> Count(string unit) => Drops.Concat(Files.SelectMany(f => f.UnitDrops))
        .Where(d => d.Unit == unit)
        .GroupBy(d => d.Reason)
        .ToDictionary(g => g.Key, g => (long)g.Count());
}
