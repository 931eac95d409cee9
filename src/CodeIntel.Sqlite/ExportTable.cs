using CodeIntel.Examples;
using CodeIntel.Export;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// Files with their examples, streamed in the order of rows for an export. One snapshot of the workspace is read from
/// the first call to the last, whatever another process writes.
/// </summary>
public sealed class ExportTable : IExportSource
{
    private readonly Workspace _workspace;
    private readonly Dictionary<long, ExportRepository> _repositories;

    /// <summary>Begins the snapshot; it ends with the workspace.</summary>
    public ExportTable(Workspace workspace)
    {
        _workspace = workspace;
        workspace.Connection.Execute("begin deferred transaction");
        _repositories = workspace
            .Connection.Query<(long Row, string Url, string Commit)>(
                "select id, url, commit_id from repositories order by id"
            )
            .ToDictionary(row => row.Row, row => new ExportRepository(row.Row, row.Url, row.Commit));
    }

    /// <inheritdoc/>
    public IExportCodec Codec { get; } = new ExportCodec();

    /// <inheritdoc/>
    public string ContentHash => new ContentHasher(_workspace).OfDataAsRecorded().ToString();

    /// <summary>The repositories, ascending by row.</summary>
    public IReadOnlyList<ExportRepository> Repositories =>
        [.. _repositories.Values.OrderBy(item => item.Row)];

    /// <inheritdoc/>
    public long CountExamples() =>
        _workspace.Connection.ExecuteScalar<long>("select count(*) from splits");

    /// <inheritdoc/>
    public bool HasExamples(TaskKind task) =>
        _workspace.Connection.ExecuteScalar<bool>(
            "select exists (select 1 from task_examples where task = @task)",
            new { task = (int)task }
        );

    /// <inheritdoc/>
    public IEnumerable<ExportFile> Files(ExportQuery query)
    {
        var units = new ExportUnitReader(_workspace, query).Read().GetEnumerator();
        using (units)
        {
            var more = units.MoveNext();
            foreach (var (row, file) in ReadFiles(query.Parts))
            {
                var own = new List<ExportUnit>();
                while (more && units.Current.File == row)
                {
                    own.Add(units.Current.Unit);
                    more = units.MoveNext();
                }

                if (own.Count > 0)
                {
                    yield return file with
                    {
                        Units = own,
                    };
                }
            }
        }
    }

    /// <inheritdoc/>
    public ExportTables Tables(ExportParts parts) =>
        new()
        {
            Terms = parts.HasFlag(ExportParts.Tokens)
                ? Table(
                    "select id, text, kind from terms order by id",
                    reader => new Token((TokenKind)reader.GetInt32(2), reader.GetString(1)),
                    new Token(default, "")
                )
                : [],
            Terminals = parts.HasFlag(ExportParts.Contexts)
                ? Table(
                    "select id, text from terminals order by id",
                    reader => reader.GetString(1),
                    ""
                )
                : [],
            Paths = parts.HasFlag(ExportParts.Contexts) ? Paths() : [],
            NodeKinds = parts.HasFlag(ExportParts.Graph) ? NodeKinds() : [],
        };

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, ExportDuplication> Duplicates(DuplicationRelation relation) =>
        _workspace
            .Stream(
                """
                select m.row, e.example_id, c.size
                from duplicate_clusters c join duplicate_members m on m.cluster_id = c.id
                  join examples e on e.id = c.representative
                where c.level = $level and c.relation = $relation
                """,
                reader =>
                    (
                        Row: reader.GetInt64(0),
                        Duplication: new ExportDuplication(
                            new(Examples.ContentHash.FromBytes(reader.Blob(1))),
                            reader.GetInt32(2)
                        )
                    ),
                ("$level", (int)DuplicationLevel.Method),
                ("$relation", (int)relation)
            )
            .ToDictionary(pair => pair.Row, pair => pair.Duplication);

    /// <inheritdoc/>
    public IReadOnlySet<long>? Excluded(string view) =>
        Views().Contains(view)
            ? new DedupViewTable(_workspace).Excluded(view).Select(excluded => excluded.Row).ToHashSet()
            : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Views() =>
        [.. new DedupViewTable(_workspace).Views().Select(view => view.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<StoredNoise> Noise()
    {
        var tasks = _workspace
            .Connection.Query<(long Kind, long Seed, long Task)>(
                $"""
                select distinct kind, seed, {(int)TaskKind.MethodName} from noise where noisy_from is not null
                union select distinct kind, seed, task from task_noise where noisy_from is not null
                """
            )
            .ToLookup(row => ((NoiseKind)row.Kind, row.Seed), row => (TaskKind)row.Task);
        return
        [
            .. (new StudyTable(_workspace).Find()?.Study.Noise ?? []).Select(entry =>
                new StoredNoise(entry.Kind, entry.Seed, entry.Levels, [.. tasks[(entry.Kind, entry.Seed)]])),
        ];
    }

    private IEnumerable<(long Row, ExportFile File)> ReadFiles(ExportParts parts)
    {
        var text = parts.HasFlag(ExportParts.Text) ? "text" : "null";
        var tokens = parts.HasFlag(ExportParts.Tokens) ? "tokens" : "null";
        return _workspace.Stream(
            $"select id, repository_id, path, nullif(effective_licence, 'unknown'), traits, token_count, {text}, "
                + $"{tokens} from source_files order by id",
            reader =>
                (
                    reader.GetInt64(0),
                    new ExportFile
                    {
                        Repository = _repositories[reader.GetInt64(1)],
                        Path = reader.GetString(2),
                        Licence = reader.Text(3),
                        Traits = (SourceTraits)reader.GetInt32(4),
                        TokenCount = reader.GetInt32(5),
                        Text = reader.IsDBNull(6) ? null : reader.Blob(6),
                        Tokens = reader.IsDBNull(7) ? null : reader.Blob(7),
                        Units = [],
                    }
                )
        );
    }

    private string[] Paths()
    {
        var names = NodeKinds();
        var kinds = Enumerable.Range(0, names.Length).ToDictionary(row => row, row => names[row]);
        return Table(
            "select id, nodes from paths order by id",
            reader => SyntaxPathCodec.Render(reader.Blob(1), kinds),
            ""
        );
    }

    private string[] NodeKinds() =>
        Table("select id, name from node_kinds order by id", reader => reader.GetString(1), "");

    /// <summary>A string table as an array; rows begin at 1 and have no gaps.</summary>
    private T[] Table<T>(string sql, Func<SqliteDataReader, T> map, T nothing)
    {
        var rows = new List<T> { nothing };
        foreach (
            var (id, value) in _workspace.Stream(sql, reader => (reader.GetInt32(0), map(reader)))
        )
        {
            while (rows.Count < id)
            {
                rows.Add(nothing);
            }

            rows.Add(value);
        }

        return [.. rows];
    }
}
