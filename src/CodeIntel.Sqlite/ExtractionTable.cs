using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Source files, examples and features, as extraction writes them.</summary>
public sealed class ExtractionTable(Workspace workspace, Func<int, string> nodeKindName) : IExtractionWriter
{
    private const string InsertFileSql = """
        insert into source_files (repository_id, path, hash, encoding, traits, bytes, lines, parse_errors,
          names_bound, names_all, text, tokens, token_count, disabled_regions, disabled_lines,
          disabled_characters, licence, effective_licence)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        """;

    private const string InsertExampleSql = """
        insert into examples (example_id, file_id, kind, name, label, qualified_name, signature, start, length,
          first_line, last_line, first_token, token_count, documentation, parse_errors, traits, text_hash)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """;

    private const string InsertFeaturesSql =
        "insert into features (example_row, contexts, contexts_in_all, graph) values (?1, ?2, ?3, ?4)";

    private readonly VarintWriter _blobs = new();
    private StringTables? _strings;
    private SqliteTransaction? _transaction;

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
            var strings = _strings ??= new(workspace, nodeKindName);
            _transaction ??= workspace.Connection.BeginTransaction();
            try
            {
                Write(batch, strings, _transaction);
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
        using var transaction = _transaction;
        _transaction = null;
        if (transaction is not null)
        {
            how(transaction);
        }
    }

    private void Write(ExtractionBatch batch, StringTables strings, SqliteTransaction transaction)
    {
        using var insertFile = new RawStatement(workspace.Connection, InsertFileSql);
        using var insertExample = new RawStatement(workspace.Connection, InsertExampleSql);
        using var insertFeatures = new RawStatement(workspace.Connection, InsertFeaturesSql);
        foreach (var file in batch.Files)
        {
            var rows = new FeatureRows(file, strings, _blobs, transaction);
            Insert(insertFile, file, rows);
            var fileRow = LastRow();
            foreach (var unit in file.Units)
            {
                Insert(insertExample, unit, file, fileRow);
                Insert(insertFeatures, unit.Features, rows, LastRow());
            }
        }

        var drops = batch.Files.SelectMany(file => file.UnitDrops).Concat(batch.Drops);
        DropTable.Insert(workspace, "extract", drops, transaction);
        InsertSymbols(batch.UndefinedSymbols, transaction);
        workspace.Connection.Execute(
            """
            insert into extract_progress (repository_id, last_path, files_read, units_read)
            values (@RepositoryRow, @LastPath, @FilesRead, @UnitsRead)
            on conflict (repository_id) do update set
              last_path = @LastPath, files_read = files_read + @FilesRead, units_read = units_read + @UnitsRead
            """,
            new { batch.RepositoryRow, batch.LastPath, batch.FilesRead, batch.UnitsRead },
            transaction);
    }

    /// <inheritdoc/>
    public ExtractionTotals Totals() => new ExtractionTotalsReader(workspace).Read();

    private static void Insert(RawStatement insert, ExtractedFile file, FeatureRows rows)
    {
        insert.Bind(1, file.RepositoryRow);
        insert.Bind(2, file.Path);
        insert.Bind(3, file.Hash);
        insert.Bind(4, file.Encoding);
        insert.Bind(5, (int)file.Flags);
        insert.Bind(6, file.Bytes);
        insert.Bind(7, file.Lines);
        insert.Bind(8, file.ParseErrors);
        insert.Bind(9, file.Names.Bound);
        insert.Bind(10, file.Names.All);
        insert.Bind(11, TextCodec.Encode(file.Text));
        insert.Bind(12, rows.Tokens(file.Tokens));
        insert.Bind(13, file.Tokens.Length);
        insert.Bind(14, file.Disabled.Regions);
        insert.Bind(15, file.Disabled.Lines);
        insert.Bind(16, file.Disabled.Characters);
        insert.Bind(17, file.Licence);
        insert.Bind(18, file.EffectiveLicence);
        insert.Run();
    }

    private static void Insert(RawStatement insert, ExtractedUnit unit, ExtractedFile file, long fileRow)
    {
        insert.Bind(1, unit.Id.Hash);
        insert.Bind(2, fileRow);
        insert.Bind(3, (int)unit.Kind);
        insert.Bind(4, unit.Name);
        insert.Bind(5, Subtokens.Normalise(unit.Name));
        insert.Bind(6, unit.QualifiedName);
        insert.Bind(7, unit.Signature);
        insert.Bind(8, unit.Span.Start);
        insert.Bind(9, unit.Span.Length);
        insert.Bind(10, unit.Lines.First);
        insert.Bind(11, unit.Lines.Last);
        insert.Bind(12, unit.FirstToken);
        insert.Bind(13, unit.TokenCount);
        insert.Bind(14, unit.Documentation);
        insert.Bind(15, unit.ParseErrors);
        insert.Bind(16, (int)unit.Flags);
        insert.Bind(17, ContentHash.Of(file.Text.AsSpan(unit.Span.Start, unit.Span.Length)));
        insert.Run();
    }

    private static void Insert(RawStatement insert, UnitFeatures features, FeatureRows rows, long exampleRow)
    {
        insert.Bind(1, exampleRow);
        insert.Bind(2, rows.Contexts(features));
        insert.Bind(3, features.ContextsInAll);
        insert.Bind(4, rows.Graph(features));
        insert.Run();
    }

    private void InsertSymbols(IReadOnlyList<string> symbols, SqliteTransaction transaction) =>
        workspace.Connection.Execute(
            "insert into undefined_symbols (name, files) values (@Name, @Files) "
                + "on conflict (name) do update set files = files + @Files",
            symbols.CountBy(name => name).Select(count => new { Name = count.Key, Files = count.Value }), transaction);

    private long LastRow() => SQLitePCL.raw.sqlite3_last_insert_rowid(workspace.Connection.Handle);
}
