namespace CodeIntel.Sqlite;

/// <summary>
/// A workspace that cannot be used: its message says which, why and what to do. Shown without a stack trace.
/// </summary>
public sealed class WorkspaceException(string message, Exception? inner = null) : Exception(message, inner);
