using System.Globalization;
using System.Reflection;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// An open workspace: a folder with <c>corpus.sqlite</c>, <c>repositories/</c>, <c>runs/</c> and <c>report/</c>. One
/// process at a time writes; the tables hand out readers and writers over the one connection, which a lock serializes.
/// </summary>
public sealed class Workspace : IDisposable
{
    /// <summary>The schema that this version reads and writes.</summary>
    public const int SchemaVersion = 6;

    private readonly FileStream? _lock;

    private Workspace(string folder, SqliteConnection connection, FileStream? exclusive)
    {
        Folder = folder;
        Connection = connection;
        _lock = exclusive;
    }

    /// <summary>Absolute path of the workspace.</summary>
    public string Folder { get; }

    /// <summary>Bare clones.</summary>
    public string Repositories => Path.Combine(Folder, "repositories");

    /// <summary>Checkpoints and event files.</summary>
    public string Runs => Path.Combine(Folder, "runs");

    /// <summary>The HTML report and its figures.</summary>
    public string Report => Path.Combine(Folder, "report");

    internal SqliteConnection Connection { get; }

    /// <summary>Held while the connection is in use.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Opens a workspace for writing, creating it where it does not exist.</summary>
    /// <exception cref="WorkspaceException">It is in use, of a newer schema, damaged or not writable.</exception>
    public static Workspace Open(string folder) =>
        Guard(
            folder,
            () =>
            {
                var full = Path.GetFullPath(folder);
                Directory.CreateDirectory(full);
                var exclusive = Lock(full);
                try
                {
                    return new(
                        full,
                        Connect(Path.Combine(full, "corpus.sqlite"), SqliteOpenMode.ReadWriteCreate),
                        exclusive
                    );
                }
                catch
                {
                    exclusive.Dispose();
                    throw;
                }
            }
        );

    /// <summary>Opens a workspace that exists, for reading.</summary>
    /// <exception cref="WorkspaceException">It does not exist, is of another schema, or is damaged.</exception>
    public static Workspace OpenToRead(string folder) =>
        Guard(
            folder,
            () =>
            {
                var full = Path.GetFullPath(folder);
                var file = Path.Combine(full, "corpus.sqlite");
                return File.Exists(file)
                    ? new(full, Connect(file, SqliteOpenMode.ReadWrite), null)
                    : throw new WorkspaceException(
                        $"There is no workspace in {full}. Run a study first, or name its folder with --workspace DIR."
                    );
            }
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearPool(Connection);
        Connection.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Runs work in one transaction; nothing of it stays where it throws.</summary>
    internal void Transaction(Action<SqliteTransaction> work)
    {
        lock (Gate)
        {
            using var transaction = Connection.BeginTransaction();
            work(transaction);
            transaction.Commit();
        }
    }

    private static Workspace Guard(string folder, Func<Workspace> open)
    {
        try
        {
            return open();
        }
        catch (SqliteException e)
        {
            throw new WorkspaceException(
                $"{folder}: the workspace's corpus.sqlite cannot be opened: {e.Message}. "
                    + "If it is damaged, delete the folder or restore it; clones in repositories/ can be kept.",
                e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"{folder}: the workspace cannot be opened: {e.Message}", e);
        }
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new(
                Path.Combine(folder, "workspace.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new WorkspaceException(
                $"{folder} is in use by another codeintel process (or cannot be locked: {e.Message}). "
                    + "Wait for it, or use another folder with --workspace DIR.",
                e
            );
        }
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode }.ToString()
        );
        try
        {
            connection.Open();
            connection.Execute(
                // page_size is that of new databases: most blobs then lie in their row's page, not in pages of
                // their own; a log of 128 MB, because the pages of the indices are written in each transaction, and
                // each time that it is full they go to the disk twice
                "pragma page_size = 8192; pragma journal_mode = wal; pragma wal_autocheckpoint = 16000; "
                    + "pragma synchronous = normal; pragma foreign_keys = on; "
                    + "pragma cache_size = -24576; pragma temp_store = memory;"
            );
            connection.CreateFunction(
                "decode_text",
                (byte[]? blob) => blob is null ? null : TextCodec.Decode(blob),
                isDeterministic: true
            );
            if (mode == SqliteOpenMode.ReadWriteCreate)
            {
                Migrate(connection);
            }

            RequireVersion(connection, file);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Migrate(SqliteConnection connection)
    {
        var version = connection.ExecuteScalar<int>("pragma user_version");
        while (version < SchemaVersion)
        {
            version++;
            using var transaction = connection.BeginTransaction();
            connection.Execute(Script(version), transaction: transaction);
            connection.Execute(
                string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {version}"),
                transaction: transaction
            );
            transaction.Commit();
        }
    }

    /// <summary>A reader does not migrate: another process may be writing.</summary>
    /// <exception cref="WorkspaceException">The schema is newer, or a reader finds an older one.</exception>
    private static void RequireVersion(SqliteConnection connection, string file)
    {
        var version = connection.ExecuteScalar<int>("pragma user_version");
        if (version > SchemaVersion)
        {
            throw new WorkspaceException(
                $"{file} has schema {version}, written by a newer codeintel; this one knows up to {SchemaVersion}. "
                    + "Update the tool (dotnet tool update CodeIntel.Tool), or use another folder with --workspace DIR."
            );
        }

        if (version < SchemaVersion)
        {
            throw new WorkspaceException(
                $"{file} has schema {version}, older than {SchemaVersion}. "
                    + "Run its study again: that brings it up to date."
            );
        }
    }

    private static string Script(int version)
    {
        var name = version.ToString("0000", CultureInfo.InvariantCulture);
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException(
                $"Migration {name} is not embedded."
            );
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
