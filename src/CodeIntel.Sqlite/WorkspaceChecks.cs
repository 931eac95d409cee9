using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// Checks of a workspace that need nothing but its database. Each gives its problems as sentences; none: all is well.
/// </summary>
public sealed class WorkspaceChecks(Workspace workspace)
{
    private const int MostProblems = 20;

    /// <summary>The database's own structure.</summary>
    public IReadOnlyList<string> Integrity()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<string>($"pragma integrity_check({MostProblems})")
                .Where(line => line != "ok").Select(line => $"integrity: {line}")];
        }
    }

    /// <summary>Rows that refer to rows that are not there.</summary>
    public IReadOnlyList<string> ForeignKeys()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(string Table, long? Row, string Parent)>(
                "select \"table\", rowid, parent from pragma_foreign_key_check")
                .Take(MostProblems)
                .Select(row => $"foreign key: {row.Table} row {row.Row} refers to no row of {row.Parent}")];
        }
    }

    /// <summary>Stages whose output is not what they wrote when they finished.</summary>
    public IReadOnlyList<string> StageHashes()
    {
        var hasher = new ContentHasher(workspace);
        List<(string Name, string Hash)> stages;
        lock (workspace.Gate)
        {
            stages = [.. workspace.Connection.Query<(string, string)>(
                "select name, output_hash from stages where output_hash is not null")];
        }

        return [.. stages.Where(stage => !Agrees(hasher, stage.Name, stage.Hash))
            .Select(stage =>
                $"{stage.Name}: its output has changed since it finished; run it again after deleting its rows, "
                    + "or start a new workspace")];
    }

    /// <summary>
    /// Every example's id against (URL, commit, path, span, text), its text's hash, and that its blobs decode.
    /// </summary>
    public IReadOnlyList<string> Examples()
    {
        var (file, text) = (-1L, (string?)null);
        var rows = workspace.Stream(
            """
            select e.id, e.example_id, e.file_id, e.start, e.length, e.text_hash, r.url, r.commit_id, f.path,
              x.contexts, x.graph, f.text
            from examples e join source_files f on f.id = e.file_id join repositories r on r.id = f.repository_id
              join features x on x.example_row = e.id
            order by e.id
            """,
            reader =>
            {
                if (reader.GetInt64(2) != file)
                {
                    (file, text) = (reader.GetInt64(2), Decoded(reader.Blob(11)));
                }

                var id = new ExampleId(ContentHash.FromBytes(reader.Blob(1)));
                return Problem(reader, id, text) is { } problem
                    ? $"example {id} (row {reader.GetInt64(0)}): {problem}"
                    : null;
            });
        return [.. rows.OfType<string>().Take(MostProblems)];
    }

    /// <summary>Inputs of tasks, clean and noisy, that cannot be read.</summary>
    public IReadOnlyList<string> Tasks()
    {
        var texts = TermTexts.Read(workspace);
        return [.. workspace.Stream(
            "select task, example_row, variant, input from task_examples union all "
                + "select task, example_row, variant, input from task_noise where input is not null union all "
                + "select task, example_row, variant, input from task_copies union all "
                + "select task, example_row, variant, input from task_equivalents where input is not null "
                + "order by 1, 2, 3",
            reader => IsRead(reader.Blob(3), texts)
                ? null
                : $"{KebabCase.Of((TaskKind)reader.GetInt32(0))} of row {reader.GetInt64(1)}, variant "
                    + $"{reader.GetInt32(2)}: its input is cut or damaged")
            .OfType<string>().Take(MostProblems)];
    }

    private static bool IsRead(byte[] input, IReadOnlyList<string> texts)
    {
        try
        {
            _ = TaskInputCodec.Decode(input, texts);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static string? Problem(SqliteDataReader reader, ExampleId stored, string? text)
    {
        try
        {
            _ = ContextCodec.Decode(reader.Blob(9));
            _ = GraphCodec.Decode(reader.Blob(10));
        }
        catch (InvalidDataException)
        {
            return "its path contexts or its graph are cut or damaged";
        }

        var (start, length) = (reader.GetInt64(3), reader.GetInt64(4));
        if (text is null || start < 0 || length < 0 || start + length > text.Length)
        {
            return "its file's text is damaged, or its span lies outside";
        }

        var span = new CharSpan((int)start, (int)length);
        var code = text.Substring(span.Start, span.Length);
        var id = ExampleId.Create(reader.GetString(6), reader.GetString(7), reader.GetString(8), span, code);
        return stored == id && ContentHash.Of(code) == ContentHash.FromBytes(reader.Blob(5))
            ? null
            : $"its id or text hash does not agree with its repository, span and text ({id})";
    }

    private static string? Decoded(byte[] text)
    {
        try
        {
            return TextCodec.Decode(text);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool Agrees(ContentHasher hasher, string stage, string hash)
    {
        try
        {
            return hasher.OfStage(stage).ToString() == hash;
        }
        catch (SqliteException)
        {
            // a blob that cannot be decoded is not what the stage wrote
            return false;
        }
    }
}
