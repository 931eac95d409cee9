using CodeIntel.Studies;

namespace CodeIntel.Examples;

/// <summary>Where the report of duplicates reads them.</summary>
public interface IDuplicateReportSource
{
    /// <summary>Name of the study.</summary>
    string Study { get; }

    /// <summary>The options under which duplicates were found.</summary>
    DedupOptions Options { get; }

    /// <summary>The repositories in corpus order.</summary>
    IReadOnlyList<RepositorySnapshot> Repositories { get; }

    /// <summary>The numbers; those of repositories under one relation.</summary>
    DuplicateStatistics Statistics(DuplicationRelation relation);

    /// <summary>
    /// The clusters, the largest first, then in the order in which they were stored. Streamed: one is in memory at a
    /// time.
    /// </summary>
    IEnumerable<DuplicateGroup> Groups(DuplicationLevel level, DuplicationRelation relation);

    /// <summary>The first code units of a unit's text, and the length of all of it.</summary>
    (string Code, long Length) Code(DuplicationLevel level, DuplicateUnit unit, int most);
}
