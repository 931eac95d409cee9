using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>What the database's and the disk's own errors mean to a person.</summary>
public static class WorkspaceErrors
{
    /// <summary>Said where the disk is full.</summary>
    public const string DiskFull =
        "the disk is full. What was committed is kept: free some space and run the same command again.";

    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteNotADatabase = 26;
    private const int NoSpaceOnDevice = 28;

    /// <summary>True for the operating system's error of a full disk (ENOSPC, ERROR_DISK_FULL).</summary>
    public static bool IsDiskFull(Exception exception) =>
        exception is IOException && (exception.HResult & 0xFFFF) is NoSpaceOnDevice or 0x70;

    /// <summary>The message for a known database error, else null.</summary>
    public static string? Explain(Exception exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        null => null,
        SqliteFull => DiskFull,
        SqliteBusy =>
            "the workspace's database is locked by another process; wait for it and run the same command again.",
        SqliteReadOnly => "the workspace's database cannot be written; check its permissions or use --workspace DIR.",
        SqliteIoError =>
            $"the workspace's database cannot be read or written ({exception.Message}); is the disk full or gone?",
        SqliteCorrupt or SqliteNotADatabase =>
            $"the workspace's database is damaged ({exception.Message}); delete the workspace "
            + "(clones in repositories/ can be kept) and run again.",
        _ => null,
    };
}
