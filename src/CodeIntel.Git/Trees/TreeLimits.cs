namespace CodeIntel.Git.Trees;

/// <summary>Bounds of a commit's tree, far above any real project's.</summary>
internal sealed record TreeLimits
{
    /// <summary>Files, links and submodules.</summary>
    public int MaxPaths { get; init; } = 1_000_000;

    /// <summary>Directories; Chromium has half as many.</summary>
    public int MaxDirectories { get; init; } = 100_000;

    /// <summary>Characters of all paths together.</summary>
    public long MaxCharacters { get; init; } = 200_000_000;

    /// <summary>Nested directories. Globs are matched by recursion, so this also bounds the stack.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Bytes of one blob; a larger one is treated as missing instead of being held in memory.</summary>
    public long MaxBlobBytes { get; init; } = 256L << 20;
}
