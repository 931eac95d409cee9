namespace CodeIntel.Splits;

/// <summary>
/// Where the split reads what it deals out. The result does not depend on rows, which only join these lists.
/// </summary>
public interface ISplitSource
{
    /// <summary>All repositories.</summary>
    IReadOnlyList<SplitRepository> Repositories();

    /// <summary>All files that hold examples.</summary>
    IReadOnlyList<SplitFile> Files();

    /// <summary>Streams the examples in ascending order of rows.</summary>
    IEnumerable<SplitExample> Examples();
}
