namespace CodeIntel.Examples;

/// <summary>What a path of a commit's tree is.</summary>
public enum SourceEntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A symbolic link; listed, never followed.</summary>
    Symlink,

    /// <summary>Another repository's commit; listed, never fetched.</summary>
    Submodule,

    /// <summary>
    /// A path that no file system should see (<c>..</c>, <c>.git</c>, an empty part, a backslash, a control character),
    /// or that an earlier entry already has; listed so that it is counted, whatever the globs say, and never read.
    /// </summary>
    Unsafe,
}
