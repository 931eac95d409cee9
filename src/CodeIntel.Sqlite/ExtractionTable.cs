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
    public void Commit(ExtractionBatch batch)
    {
        // a transaction that throws leaves strings in memory that are not in the workspace: they are read again
        var strings = _strings ?? new(workspace, nodeKindName);
        _strings = null;
        workspace.Transaction(transaction =>
        {
            using var insertFile = transaction.Prepare("""
                insert into source_files (repository_id, path, hash, encoding, traits, bytes, lines, parse_errors,
                  names_bound, names_all, text, tokens, token_count, licence, effective_licence)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                """, 15);
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
                var fileRow = InsertFile(insertFile, file, rows, transaction);
                foreach (var unit in file.Units)
                {
                    InsertUnit(insertExample, unit, file, fileRow);
                    insertFeatures.Run(LastRow(transaction), rows.Contexts(unit.Features), unit.Features.ContextsInAll,
                        rows.Graph(unit.Features));
                }

                DropTable.Insert(workspace, "extract", file.UnitDrops, transaction);
            }

            DropTable.Insert(workspace, "extract", batch.Drops, transaction);
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
        });
        _strings = strings;
    }

    /// <inheritdoc/>
    public ExtractionTotals Totals()
    {
        var drops = new DropTable(workspace).Count("extract");
        IReadOnlyDictionary<string, long> Dropped(string unit) =>
            drops.Where(drop => drop.Unit == unit).ToDictionary(
                drop => drop.Reason, drop => drop.Count, StringComparer.Ordinal);

        lock (workspace.Gate)
        {
            var (filesRead, unitsRead) = workspace.Connection.QuerySingle<(long, long)>(
                "select coalesce(sum(files_read), 0), coalesce(sum(units_read), 0) from extract_progress");
            var (files, errors, bound, all) = workspace.Connection.QuerySingle<(long, long, long, long)>(
                "select count(*), coalesce(sum(parse_errors > 0), 0), coalesce(sum(names_bound), 0), "
                    + "coalesce(sum(names_all), 0) from source_files");
            return new()
            {
                FilesRead = filesRead,
                FilesKept = files,
                FilesDropped = Dropped("file"),
                UnitsRead = unitsRead,
                UnitsKept = workspace.Connection.ExecuteScalar<long>("select count(*) from examples"),
                UnitsDropped = Dropped("method"),
                GraphsDropped = Dropped("graph"),
                FilesWithErrors = errors,
                FilesOfUnknownLicence = workspace.Connection.ExecuteScalar<long>(
                    "select count(*) from source_files where coalesce(effective_licence, 'unknown') = 'unknown'"),
                Licences = new LicenceTable(workspace).Compare(),
                NamesBound = bound,
                NamesInAll = all,
            };
        }
    }

    private static long InsertFile(
        SqliteCommand insert, ExtractedFile file, FeatureRows rows, SqliteTransaction transaction)
    {
        insert.Run(
            file.RepositoryRow, file.Path, file.Hash.ToBytes(), file.Encoding, (int)file.Flags, file.Bytes, file.Lines,
            file.ParseErrors,
            file.Names.Bound, file.Names.All, TextCodec.Encode(file.Text), rows.Tokens, file.Tokens.Length,
            file.Licence, file.EffectiveLicence);
        return LastRow(transaction);
    }

    private static void InsertUnit(
        SqliteCommand insert, ExtractedUnit unit, ExtractedFile file, long fileRow) => insert.Run(
        unit.Id.Hash.ToBytes(), fileRow,
        (int)unit.Kind, unit.Name, Subtokens.Normalise(unit.Name), unit.QualifiedName, unit.Signature,
        unit.Span.Start, unit.Span.Length, unit.Lines.First, unit.Lines.Last, unit.FirstToken, unit.TokenCount,
        unit.Documentation, unit.ParseErrors, (int)unit.Flags,
        ContentHash.Of(file.Text.Substring(unit.Span.Start, unit.Span.Length)).ToBytes());

    private static long LastRow(SqliteTransaction transaction)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select last_insert_rowid()";
        return (long)command.ExecuteScalar()!;
    }
}
