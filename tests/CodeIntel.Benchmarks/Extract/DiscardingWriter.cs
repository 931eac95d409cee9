using CodeIntel.Examples;

namespace CodeIntel.Benchmarks.Extract;

/// <summary>Counts and forgets: what extraction costs without storing.</summary>
internal sealed class DiscardingWriter : IExtractionWriter
{
    private static readonly Dictionary<string, long> _none = [];
    private long _units;

    public string? LastPath(long repositoryRow) => null;

    public void Commit(ExtractionBatch batch) => _units += batch.Files.Sum(file => (long)file.Units.Count);

    public ExtractionTotals Totals() => new()
    {
        FilesRead = 0,
        FilesKept = 0,
        FilesDropped = _none,
        UnitsRead = _units,
        UnitsKept = _units,
        UnitsDropped = _none,
        GraphsDropped = _none,
        FilesWithErrors = 0,
        NamesBound = 0,
        NamesInAll = 0,
    };
}
