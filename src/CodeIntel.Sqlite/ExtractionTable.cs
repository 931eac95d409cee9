using CodeIntel.Examples;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Source files, examples and features, as extraction writes them.</summary>
public sealed class ExtractionTable(Workspace workspace, Func<int, string> nodeKindName) : IExtractionWriter
{
    private StringTables? _strings;
    private SqliteTransaction? _transaction;
    private ExtractionInserts? _inserts;

    /// <inheritdoc/>
    public string? LastPath(long repositoryRow)
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.QuerySingleOrDefault<string?>(
                "select last_path from extract_progress where repository_id = @repositoryRow", new { repositoryRow });
        }
    }

    /// <inheritdoc/>
    public void WriteLicences(long repositoryRow, IReadOnlyList<RepositoryLicence> files) =>
        new LicenceTable(workspace).Write(repositoryRow, files);

    /// <inheritdoc/>
    public void Begin(
        long repositoryRow, TreeCounts counts, IReadOnlyList<BuiltProject> projects) => workspace.Transaction(t =>
    {
        var connection = workspace.Connection;
        connection.Execute(
            "insert or replace into tree_counts (repository_id, other, excluded) "
                + "values (@repositoryRow, @Other, @Excluded)",
            new { repositoryRow, counts.Other, counts.Excluded }, t);
        connection.Execute("delete from projects where repository_id = @repositoryRow", new { repositoryRow }, t);
        connection.Execute(
            "insert into projects (repository_id, path, files, reason, detail) "
                + "values (@repositoryRow, @Path, @Files, @Reason, @Detail)",
            projects.Select(p => new { repositoryRow, p.Path, p.Files, p.Reason, p.Detail }), t);
    });

    /// <inheritdoc/>
    public void Commit(ExtractionBatch batch)
    {
        Write(batch);
        Commit();
    }

    /// <inheritdoc/>
    public void Write(ExtractionBatch batch)
    {
        lock (workspace.Gate)
        {
            _strings ??= new(workspace, nodeKindName);
            _transaction ??= workspace.Connection.BeginTransaction();
            try
            {
                _inserts ??= new(workspace.Connection, _strings, _transaction);
                _inserts.Write(batch);
                DropTable.Insert(workspace, "extract", batch.Drops);
            }
            catch
            {
                Forget();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Commit()
    {
        lock (workspace.Gate)
        {
            if (_transaction is null)
            {
                return;
            }

            try
            {
                _strings!.WriteMarks(_transaction);
                End(transaction => transaction.Commit());
            }
            catch
            {
                Forget();
                throw;
            }
        }
    }

    /// <summary>Strings in memory may not be in the workspace afterwards: they are read again.</summary>
    private void Forget()
    {
        End(transaction => transaction.Rollback());
        _strings = null;
    }

    private void End(Action<SqliteTransaction> how)
    {
        _strings?.Release();
        _inserts?.Dispose();
        using var transaction = _transaction;
        (_transaction, _inserts) = (null, null);
        if (transaction is not null)
        {
            how(transaction);
        }
    }

    /// <inheritdoc/>
    public ExtractionTotals Totals() => new ExtractionTotalsReader(workspace).Read();
}
