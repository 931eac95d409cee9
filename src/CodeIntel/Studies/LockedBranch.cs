namespace CodeIntel.Studies;

/// <summary>
/// A branch of a repository and the commit it stood at when it was first resolved; <c>HEAD</c> is the default branch.
/// </summary>
public sealed record LockedBranch(string Url, string Branch, string Commit);
