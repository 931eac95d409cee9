using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>A file with its units, as stored: blobs are decoded where they are needed, on any thread.</summary>
public sealed record ExportFile
{
    /// <summary>The repository.</summary>
    public required ExportRepository Repository { get; init; }

    /// <summary>Path in the repository.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The licence that holds for the file as extract found it: its own, else that of the nearest licence files, else
    /// the declared one; null: unknown.
    /// </summary>
    public string? Licence { get; init; }

    /// <summary>What was noticed about the file.</summary>
    public SourceTraits Traits { get; init; }

    /// <summary>The encoded text; null where the query did not ask for it.</summary>
    public byte[]? Text { get; init; }

    /// <summary>The encoded tokens; null where the query did not ask for them.</summary>
    public byte[]? Tokens { get; init; }

    /// <summary>Number of tokens.</summary>
    public int TokenCount { get; init; }

    /// <summary>The units, ascending by row.</summary>
    public required IReadOnlyList<ExportUnit> Units { get; init; }
}
