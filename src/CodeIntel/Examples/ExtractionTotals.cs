namespace CodeIntel.Examples;

/// <summary>Counts over all committed batches; the maps go from a drop's reason to its number.</summary>
public sealed record ExtractionTotals
{
    /// <summary>Sum of <see cref="ExtractionBatch.FilesRead"/>.</summary>
    public required long FilesRead { get; init; }

    /// <summary>Stored files.</summary>
    public required long FilesKept { get; init; }

    /// <summary>Drops whose unit is <c>file</c>.</summary>
    public required IReadOnlyDictionary<string, long> FilesDropped { get; init; }

    /// <summary>Sum of <see cref="ExtractionBatch.UnitsRead"/>.</summary>
    public required long UnitsRead { get; init; }

    /// <summary>Stored units.</summary>
    public required long UnitsKept { get; init; }

    /// <summary>Drops whose unit is <c>method</c>.</summary>
    public required IReadOnlyDictionary<string, long> UnitsDropped { get; init; }

    /// <summary>Drops whose unit is <c>graph</c>.</summary>
    public required IReadOnlyDictionary<string, long> GraphsDropped { get; init; }

    /// <summary>Files with syntax errors.</summary>
    public required long FilesWithErrors { get; init; }

    /// <summary>Stored files whose licence is not known.</summary>
    public long FilesOfUnknownLicence { get; init; }

    /// <summary>Repositories with what the corpus file declares and what their licence files say.</summary>
    public IReadOnlyList<LicenceComparison> Licences { get; init; } = [];

    /// <summary>Sum of <see cref="ExtractedFile.Names"/>, bound part.</summary>
    public required long NamesBound { get; init; }

    /// <summary>Sum of <see cref="ExtractedFile.Names"/>, all.</summary>
    public required long NamesInAll { get; init; }
}
