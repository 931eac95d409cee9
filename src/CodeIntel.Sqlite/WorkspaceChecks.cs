using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;

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

        return [.. stages.Where(stage => hasher.OfStage(stage.Name).ToString() != stage.Hash)
            .Select(stage =>
                $"{stage.Name}: its output has changed since it finished; run it again after deleting its rows, "
                    + "or start a new workspace")];
    }

    /// <summary>
    /// Every example's id against (URL, commit, path, span, text), its text's hash, and that its blobs decode.
    /// </summary>
    public IReadOnlyList<string> Examples()
    {
        var problems = new List<string>();
        var (file, text) = (-1L, "");
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
                    (file, text) = (reader.GetInt64(2), TextCodec.Decode(reader.Blob(11)));
                }

                var span = new CharSpan(reader.GetInt32(3), reader.GetInt32(4));
                var code = span.End <= text.Length ? text.Substring(span.Start, span.Length) : "";
                var id = ExampleId.Create(reader.GetString(6), reader.GetString(7), reader.GetString(8), span, code);
                _ = ContextCodec.Decode(reader.Blob(9));
                _ = GraphCodec.Decode(reader.Blob(10));
                return (Row: reader.GetInt64(0), Stored: new ExampleId(ContentHash.FromBytes(reader.Blob(1))),
                    Computed: id,
                    TextAgrees: ContentHash.Of(code) == ContentHash.FromBytes(reader.Blob(5)));
            });
        foreach (var row in rows.Where(row => row.Stored != row.Computed || !row.TextAgrees).Take(MostProblems))
        {
            problems.Add(
                $"example {row.Stored} (row {row.Row}): its id or text hash does not agree with its repository, span "
                    + $"and text ({row.Computed})");
        }

        return problems;
    }
}
