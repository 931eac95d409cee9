using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace CodeIntel.Git.Trees;

/// <summary>A file of a <see cref="GlobDirectory"/>.</summary>
internal sealed class GlobFile(string name, GlobDirectory parent) : FileInfoBase
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string FullName => $"{parent.FullName}/{name}";

    /// <inheritdoc/>
    public override DirectoryInfoBase ParentDirectory => parent;
}
