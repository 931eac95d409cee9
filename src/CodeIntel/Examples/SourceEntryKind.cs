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
}
