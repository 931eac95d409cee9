using CodeIntel.Examples;

namespace CodeIntel.Dedup.Views;

/// <summary>Where views read the clusters of a finished detection.</summary>
public interface IViewSource
{
    /// <summary>The members of each cluster of a level and relation, ascending by row; streamed.</summary>
    IEnumerable<IReadOnlyList<ViewMember>> Clusters(DuplicationLevel level, DuplicationRelation relation);

    /// <summary>The stored near pairs of which a row is the first.</summary>
    IReadOnlyList<long> NearPartners(DuplicationLevel level, long row);

    /// <summary>The distinct tokens of a unit as ascending term ids.</summary>
    int[] TokenSet(DuplicationLevel level, ViewMember member);

    /// <summary>The examples of a file, ascending by row, with what names each within the file.</summary>
    IReadOnlyList<FileExample> Examples(long fileRow);

    /// <summary>Number of all examples, for the report.</summary>
    long CountExamples();
}
