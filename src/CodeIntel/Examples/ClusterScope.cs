namespace CodeIntel.Examples;

/// <summary>How far the members of a cluster lie apart. The numbers are stored.</summary>
public enum ClusterScope
{
    /// <summary>All members are in one file; a cluster of files never is.</summary>
    WithinFile = 0,

    /// <summary>In several files of one repository.</summary>
    WithinRepository = 1,

    /// <summary>In several repositories.</summary>
    AcrossRepositories = 2,
}
