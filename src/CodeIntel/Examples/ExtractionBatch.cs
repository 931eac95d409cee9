namespace CodeIntel.Examples;

/// <summary>Consecutive files of one repository; <c>FilesRead = Files.Count + drops whose unit is file</c>.</summary>
public sealed record ExtractionBatch
{
    /// <summary>Row of the repository.</summary>
    public required long RepositoryRow { get; init; }

    /// <summary>Path of the last entry of the batch, kept or dropped.</summary>
    public required string LastPath { get; init; }

    /// <summary>Entries read.</summary>
    public required int FilesRead { get; init; }

    /// <summary>Units read: kept ones and those in <see cref="ExtractedFile.UnitDrops"/>.</summary>
    public required int UnitsRead { get; init; }

    /// <summary>Kept files, in ordinal path order.</summary>
    public required IReadOnlyList<ExtractedFile> Files { get; init; }

    /// <summary>
    /// Symbols that conditions ask for and nothing defines, once per file that does so.
    /// </summary>
    public IReadOnlyList<string> UndefinedSymbols { get; init; } = [];

    /// <summary>
    /// Dropped files (unit <c>file</c>), and of each kept file its <see cref="ExtractedFile.UnitDrops"/> and then the
    /// left-out data flow of kept units (unit <c>graph</c>); in path order, wherever batches end.
    /// </summary>
    public required IReadOnlyList<Drop> Drops { get; init; }
}
