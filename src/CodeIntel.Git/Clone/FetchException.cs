namespace CodeIntel.Git.Clone;

/// <summary>
/// A repository cannot be had: becomes a drop with this reason. <paramref name="isTransient"/>: another try may help.
/// </summary>
internal sealed class FetchException(string reason, string detail, bool isTransient = false, Exception? inner = null)
    : Exception(detail, inner)
{
    /// <summary>The server or path cannot be reached, or refuses.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Something is there, but not a git repository.</summary>
    public const string NotARepository = "not-a-repository";

    /// <summary>A repository without any commit.</summary>
    public const string EmptyRepository = "empty-repository";

    /// <summary>The pinned commit is not in the repository.</summary>
    public const string MissingCommit = "missing-commit";

    /// <summary>The branch is not in the repository.</summary>
    public const string MissingBranch = "missing-branch";

    /// <summary>The commit or one of its directories cannot be read.</summary>
    public const string Corrupt = "corrupt";

    /// <summary>The commit's tree is beyond every bound of a real project.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The mirror has no such repository.</summary>
    public const string NotInMirror = "not-in-mirror";

    /// <summary>An address that is not fetched: ssh, git, ftp.</summary>
    public const string UnsupportedAddress = "unsupported-address";

    /// <summary>The same repository at the same commit is in the corpus before.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>One of the constants above.</summary>
    public string Reason { get; } = reason;

    /// <summary>True for network faults.</summary>
    public bool IsTransient { get; } = isTransient;
}
