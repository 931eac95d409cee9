namespace CodeIntel.Examples;

/// <summary>Counts over all committed batches; the maps go from a drop's reason to its number.</summary>
public sealed record ExtractionTotals
{
    /// <summary>
    /// Totals of a few files that are extracted beside a workspace, of which nothing else is counted.
    /// </summary>
    public static ExtractionTotals OfFiles(long read, long kept) => new()
    {
        FilesRead = read,
        FilesKept = kept,
        FilesDropped = new Dictionary<string, long>(),
        UnitsRead = 1,
        UnitsKept = 1,
        UnitsDropped = new Dictionary<string, long>(),
        GraphsDropped = new Dictionary<string, long>(),
        FilesWithErrors = 0,
        NamesBound = 0,
        NamesInAll = 0,
    };

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

    /// <summary>Sum of <see cref="ExtractedFile.Disabled"/>.</summary>
    public (long Regions, long Lines, long Characters) Disabled { get; init; }

    /// <summary>Lines of all stored files.</summary>
    public long Lines { get; init; }

    /// <summary>Stored files by trait, in order of the traits' numbers; traits that no file has are left out.</summary>
    public IReadOnlyList<(SourceTraits Trait, long Files)> Traits { get; init; } = [];

    /// <summary>Files that the globs leave out.</summary>
    public (long Other, long Excluded) LeftOut { get; init; }

    /// <summary>Projects met and kept, and why others were not; all zero without <c>semantics: build</c>.</summary>
    public (long Read, long Kept) Projects { get; init; }

    /// <summary>Drops whose unit is <c>project</c>.</summary>
    public IReadOnlyDictionary<string, long> ProjectsDropped { get; init; } = new Dictionary<string, long>();

    /// <summary>Stored files that a project bound.</summary>
    public long FilesOfProjects { get; init; }

    /// <summary>Sum of <see cref="ExtractedFile.Names"/>, bound part.</summary>
    public required long NamesBound { get; init; }

    /// <summary>Sum of <see cref="ExtractedFile.Names"/>, all.</summary>
    public required long NamesInAll { get; init; }
}
