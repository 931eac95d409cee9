using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Source files, examples and features, as extraction writes them.</summary>
public sealed class ExtractionTable(Workspace workspace, Func<int, string> nodeKindName) : IExtractionWriter
{
    private StringTables? _strings;

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
        // a transaction that throws leaves strings in memory that are not in the workspace: they are read again
        var strings = _strings ?? new(workspace, nodeKindName);
        _strings = null;
        workspace.Transaction(transaction =>
        {
            using var insertFile = transaction.Prepare("""
                insert into source_files (repository_id, path, hash, encoding, traits, bytes, lines, parse_errors,
                  names_bound, names_all, text, tokens, token_count, disabled_regions, disabled_lines,
                  disabled_characters, licence, effective_licence)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
                """, 18);
            using var insertExample = transaction.Prepare("""
                insert into examples (example_id, file_id, kind, name, label, qualified_name, signature, start, length,
                  first_line, last_line, first_token, token_count, documentation, parse_errors, traits, text_hash)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                """, 17);
            using var insertFeatures = transaction.Prepare(
                "insert into features (example_row, contexts, contexts_in_all, graph) values ($1, $2, $3, $4)", 4);
            foreach (var file in batch.Files)
            {
                var rows = FeatureRows.Intern(file, strings, transaction);
                InsertFile(insertFile, file, rows);
                var fileRow = LastRow();
                foreach (var unit in file.Units)
                {
                    InsertUnit(insertExample, unit, file, fileRow);
                    insertFeatures.Run(LastRow(), rows.Contexts(unit.Features), unit.Features.ContextsInAll,
                        rows.Graph(unit.Features));
                }

                DropTable.Insert(workspace, "extract", file.UnitDrops, transaction);
            }

            DropTable.Insert(workspace, "extract", batch.Drops, transaction);
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
            strings.WriteMarks(transaction);
            strings.Release();
        });
        _strings = strings;
    }

    /// <inheritdoc/>
    public ExtractionTotals Totals() => new ExtractionTotalsReader(workspace).Read();

    private static void InsertFile(SqliteCommand insert, ExtractedFile file, FeatureRows rows) => insert.Run(
        file.RepositoryRow, file.Path, file.Hash.ToBytes(), file.Encoding, (int)file.Flags, file.Bytes, file.Lines,
        file.ParseErrors, file.Names.Bound, file.Names.All, TextCodec.Encode(file.Text), rows.Tokens,
        file.Tokens.Length, file.Disabled.Regions, file.Disabled.Lines, file.Disabled.Characters,
        file.Licence, file.EffectiveLicence);

    private void InsertSymbols(IReadOnlyList<string> symbols, SqliteTransaction transaction) =>
        workspace.Connection.Execute(
            "insert into undefined_symbols (name, files) values (@Name, @Files) "
                + "on conflict (name) do update set files = files + @Files",
            symbols.CountBy(name => name).Select(count => new { Name = count.Key, Files = count.Value }), transaction);

    private static void InsertUnit(
        SqliteCommand insert, ExtractedUnit unit, ExtractedFile file, long fileRow) => insert.Run(
        unit.Id.Hash.ToBytes(), fileRow,
        (int)unit.Kind, unit.Name, Subtokens.Normalise(unit.Name), unit.QualifiedName, unit.Signature,
        unit.Span.Start, unit.Span.Length, unit.Lines.First, unit.Lines.Last, unit.FirstToken, unit.TokenCount,
        unit.Documentation, unit.ParseErrors, (int)unit.Flags,
        ContentHash.Of(file.Text.AsSpan(unit.Span.Start, unit.Span.Length)).ToBytes());

    private long LastRow() => SQLitePCL.raw.sqlite3_last_insert_rowid(workspace.Connection.Handle);
}
