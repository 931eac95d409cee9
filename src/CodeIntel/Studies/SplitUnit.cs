namespace CodeIntel.Studies;

/// <summary>What a split never divides.</summary>
public enum SplitUnit
{
    /// <summary>Whole repositories; with fewer than three it falls back to files, with a warning.</summary>
    Repository,

    /// <summary>Whole files.</summary>
    File,

    /// <summary>Single examples.</summary>
    Example,

    /// <summary>Near-duplicate clusters of methods; an example outside of them is by itself.</summary>
    Cluster,

    /// <summary>Repositories and near-duplicate clusters of methods: what they connect stays together.</summary>
    RepositoryAndCluster,

    /// <summary>Files in the order of the commit that added them: the oldest to train, the newest to test.</summary>
    Time,

    /// <summary>What a file lists.</summary>
    List,
}
