namespace CodeIntel.Examples;

/// <summary>How far apart the members of a cluster are.</summary>
public enum ClusterScope
{
    /// <summary>All in one file.</summary>
    WithinFile = 0,

    /// <summary>In several files of one repository.</summary>
    WithinRepository = 1,

    /// <summary>In several repositories.</summary>
    AcrossRepositories = 2,
}
