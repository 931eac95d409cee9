using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests;

/// <summary>Keeps batches in memory and can cancel a run after some of them.</summary>
internal sealed class MemoryWriter : IExtractionWriter
{
    public List<ExtractionBatch> Batches { get; } = [];

    public Action<ExtractionBatch>? AfterCommit { get; set; }

    public TreeCounts Counts { get; private set; }

    public IEnumerable<string> UndefinedSymbols => Batches.SelectMany(b => b.UndefinedSymbols);

    public IReadOnlyList<BuiltProject> Projects { get; private set; } = [];

    public void Begin(long repositoryRow, TreeCounts counts, IReadOnlyList<BuiltProject> projects) =>
        (Counts, Projects) = (counts, projects);

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
        Projects = (Projects.Count, Projects.Count(p => p.Reason is null)),
        ProjectsDropped = Projects.Where(p => p.Reason is not null).CountBy(p => p.Reason!)
            .ToDictionary(c => c.Key, c => (long)c.Value),
        FilesOfProjects = Projects.Sum(p => p.Files),
        LeftOut = (Counts.Other, Counts.Excluded),
        Disabled = (
            Files.Sum(f => (long)f.Disabled.Regions),
            Files.Sum(f => (long)f.Disabled.Lines),
            Files.Sum(f => (long)f.Disabled.Characters)),
        Lines = Files.Sum(f => (long)f.Lines),
        NamesInAll = Files.Sum(f => f.Names.All),
    };

    private Dictionary<string, long> Count(string unit) => Drops
        .Where(d => d.Unit == unit)
        .GroupBy(d => d.Reason)
        .ToDictionary(g => g.Key, g => (long)g.Count());
}
