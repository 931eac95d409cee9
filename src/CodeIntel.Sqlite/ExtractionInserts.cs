using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Inserts what was extracted, with statements that are prepared once in a transaction.</summary>
internal sealed class ExtractionInserts(
    SqliteConnection connection, StringTables strings, SqliteTransaction transaction) : IDisposable
{
    private readonly RawStatement _file = new(connection, """
        insert into source_files (repository_id, path, hash, encoding, traits, bytes, lines, parse_errors,
          names_bound, names_all, text, tokens, token_count, disabled_regions, disabled_lines,
          disabled_characters, licence, effective_licence)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        """);

    private readonly RawStatement _example = new(connection, """
        insert into examples (example_id, file_id, kind, name, label, qualified_name, signature, start, length,
          first_line, last_line, first_token, token_count, documentation, parse_errors, traits, text_hash)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """);

    private readonly RawStatement _features = new(
        connection, "insert into features (example_row, contexts, contexts_in_all, graph) values (?1, ?2, ?3, ?4)");

    private readonly RawStatement _symbol = new(
        connection,
        "insert into undefined_symbols (name, files) values (?1, ?2) "
            + "on conflict (name) do update set files = files + ?2");

    private readonly RawStatement _progress = new(connection, """
        insert into extract_progress (repository_id, last_path, files_read, units_read) values (?1, ?2, ?3, ?4)
        on conflict (repository_id) do update set
          last_path = ?2, files_read = files_read + ?3, units_read = units_read + ?4
        """);

    private readonly VarintWriter _blobs = new();

    /// <summary>Inserts files with their units, and notes how far extraction is.</summary>
    public void Write(ExtractionBatch batch)
    {
        foreach (var file in batch.Files)
        {
            var rows = new FeatureRows(file, strings, _blobs, transaction);
            Insert(file, rows);
            var fileRow = LastRow();
            foreach (var unit in file.Units)
            {
                Insert(unit, file, fileRow);
                Insert(unit.Features, rows, LastRow());
            }
        }

        foreach (var (name, files) in batch.UndefinedSymbols.CountBy(name => name))
        {
            _symbol.Bind(1, name);
            _symbol.Bind(2, files);
            _symbol.Run();
        }

        _progress.Bind(1, batch.RepositoryRow);
        _progress.Bind(2, batch.LastPath);
        _progress.Bind(3, batch.FilesRead);
        _progress.Bind(4, batch.UnitsRead);
        _progress.Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<RawStatement>)[_file, _example, _features, _symbol, _progress])
        {
            statement.Dispose();
        }
    }

    private void Insert(ExtractedFile file, FeatureRows rows)
    {
        _file.Bind(1, file.RepositoryRow);
        _file.Bind(2, file.Path);
        _file.Bind(3, file.Hash);
        _file.Bind(4, file.Encoding);
        _file.Bind(5, (int)file.Flags);
        _file.Bind(6, file.Bytes);
        _file.Bind(7, file.Lines);
        _file.Bind(8, file.ParseErrors);
        _file.Bind(9, file.Names.Bound);
        _file.Bind(10, file.Names.All);
        _file.Bind(11, TextCodec.Encode(file.Text));
        _file.Bind(12, rows.Tokens(file.Tokens));
        _file.Bind(13, file.Tokens.Length);
        _file.Bind(14, file.Disabled.Regions);
        _file.Bind(15, file.Disabled.Lines);
        _file.Bind(16, file.Disabled.Characters);
        _file.Bind(17, file.Licence);
        _file.Bind(18, file.EffectiveLicence);
        _file.Run();
    }

    private void Insert(ExtractedUnit unit, ExtractedFile file, long fileRow)
    {
        _example.Bind(1, unit.Id.Hash);
        _example.Bind(2, fileRow);
        _example.Bind(3, (int)unit.Kind);
        _example.Bind(4, unit.Name);
        _example.Bind(5, Subtokens.Normalise(unit.Name));
        _example.Bind(6, unit.QualifiedName);
        _example.Bind(7, unit.Signature);
        _example.Bind(8, unit.Span.Start);
        _example.Bind(9, unit.Span.Length);
        _example.Bind(10, unit.Lines.First);
        _example.Bind(11, unit.Lines.Last);
        _example.Bind(12, unit.FirstToken);
        _example.Bind(13, unit.TokenCount);
        _example.Bind(14, unit.Documentation);
        _example.Bind(15, unit.ParseErrors);
        _example.Bind(16, (int)unit.Flags);
        _example.Bind(17, ContentHash.Of(file.Text.AsSpan(unit.Span.Start, unit.Span.Length)));
        _example.Run();
    }

    private void Insert(UnitFeatures features, FeatureRows rows, long exampleRow)
    {
        _features.Bind(1, exampleRow);
        _features.Bind(2, rows.Contexts(features));
        _features.Bind(3, features.ContextsInAll);
        _features.Bind(4, rows.Graph(features));
        _features.Run();
    }

    private long LastRow() => SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle);
}
