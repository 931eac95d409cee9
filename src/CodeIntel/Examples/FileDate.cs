namespace CodeIntel.Examples;

/// <summary>
/// When a file came into its repository, in seconds since 1970: the committer's date of the oldest commit that added
/// its path. <paramref name="IsOfSnapshot"/>: no such commit is known, and the date is the pinned commit's.
/// </summary>
public readonly record struct FileDate(long UnixSeconds, bool IsOfSnapshot);
