using CodeIntel.Examples;
using LibGit2Sharp;

namespace CodeIntel.Git.Trees;

/// <summary>One path of a commit's tree and the object it names.</summary>
internal sealed record TreePath(string Path, ObjectId Id, SourceEntryKind Kind)
{
    /// <summary>What a tree entry at a path is.</summary>
    public static SourceEntryKind KindOf(TreeEntry entry, string path) => entry switch
    {
        _ when !IsSafe(path) => SourceEntryKind.Unsafe,
        { TargetType: TreeEntryTargetType.GitLink } => SourceEntryKind.Submodule,
        { Mode: Mode.SymbolicLink } => SourceEntryKind.Symlink,
        _ => SourceEntryKind.File,
    };

    /// <summary>
    /// True for a path that a file system, a log and a table can hold: see <see cref="SourceEntryKind.Unsafe"/>.
    /// </summary>
    public static bool IsSafe(string path) => UnsafePath.WhyNot(path) is null;
}
