using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Hands consecutive files of a repository to the writer while they are few, as all of them are in memory, and ends
/// its transaction when they are many.
/// </summary>
internal sealed class CommitBatch(long repositoryRow, IExtractionWriter writer)
{
    private const int MaxFiles = 2;
    private const long MaxCharacters = 1 << 20;

    /// <summary>Each transaction writes nearly all pages of the indices of strings and ids.</summary>
    private const int MaxFilesInTransaction = 512;
    private const long MaxCharactersInTransaction = 16 << 20;

    private readonly List<ExtractedFile> _files = [];
    private readonly List<Drop> _drops = [];
    private readonly List<string> _undefinedSymbols = [];
    private string? _lastPath;
    private int _filesRead;
    private long _characters;
    private int _filesWritten;
    private long _charactersWritten;

    /// <summary>Adds the next file; commits when the batch is full.</summary>
    public void Add(FileExtraction extraction)
    {
        _lastPath = extraction.Path;
        _filesRead++;
        _undefinedSymbols.AddRange(extraction.UndefinedSymbols);
        if (extraction.File is { } file)
        {
            _files.Add(file);
            _drops.AddRange(file.UnitDrops);
            _characters += file.Text.Length;
        }

        _drops.AddRange(extraction.Drops);
        if (_filesRead >= MaxFiles || _characters >= MaxCharacters)
        {
            Write();
        }

        if (_filesWritten >= MaxFilesInTransaction || _charactersWritten >= MaxCharactersInTransaction)
        {
            Flush();
        }
    }

    /// <summary>Commits what is there.</summary>
    public void Flush()
    {
        if (_lastPath is not null)
        {
            Write();
        }

        writer.Commit();
        (_filesWritten, _charactersWritten) = (0, 0);
    }

    private void Write()
    {
        writer.Write(new()
        {
            RepositoryRow = repositoryRow,
            LastPath = _lastPath!,
            FilesRead = _filesRead,
            UnitsRead = _files.Sum(f => f.Units.Count + f.UnitDrops.Count),
            Files = [.. _files],
            Drops = [.. _drops],
            UndefinedSymbols = [.. _undefinedSymbols],
        });
        _filesWritten += _filesRead;
        _charactersWritten += _characters;
        _files.Clear();
        _drops.Clear();
        _undefinedSymbols.Clear();
        _lastPath = null;
        _filesRead = 0;
        _characters = 0;
    }
}
