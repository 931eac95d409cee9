using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Gathers consecutive files of a repository until they are worth a transaction.</summary>
internal sealed class CommitBatch(long repositoryRow, IExtractionWriter writer)
{
    /// <summary>Each transaction writes nearly all pages of the indices of strings and ids.</summary>
    private const int MaxFiles = 128;
    private const long MaxCharacters = 8 << 20;

    private readonly List<ExtractedFile> _files = [];
    private readonly List<Drop> _drops = [];
    private readonly List<string> _undefinedSymbols = [];
    private string? _lastPath;
    private int _filesRead;
    private long _characters;

    /// <summary>Adds the next file; commits when the batch is full.</summary>
    public void Add(FileExtraction extraction)
    {
        _lastPath = extraction.Path;
        _filesRead++;
        _drops.AddRange(extraction.Drops);
        _undefinedSymbols.AddRange(extraction.UndefinedSymbols);
        if (extraction.File is { } file)
        {
            _files.Add(file);
            _characters += file.Text.Length;
        }

        if (_filesRead >= MaxFiles || _characters >= MaxCharacters)
        {
            Flush();
        }
    }

    /// <summary>Commits what is there.</summary>
    public void Flush()
    {
        if (_lastPath is null)
        {
            return;
        }

        writer.Commit(new()
        {
            RepositoryRow = repositoryRow,
            LastPath = _lastPath,
            FilesRead = _filesRead,
            UnitsRead = _files.Sum(f => f.Units.Count + f.UnitDrops.Count),
            Files = [.. _files],
            Drops = [.. _drops],
            UndefinedSymbols = [.. _undefinedSymbols],
        });
        _files.Clear();
        _drops.Clear();
        _undefinedSymbols.Clear();
        _lastPath = null;
        _filesRead = 0;
        _characters = 0;
    }
}
