using CodeIntel.Examples;
using CodeIntel.Noise.Tasks;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Examples of variable-misuse, code-to-text and code-search, and the units that they are made of.</summary>
public sealed class TaskExampleTable(Workspace workspace) : ITaskSource, ITaskWriter
{
    private IReadOnlyList<string>? _texts;
    private TermTexts? _terms;

    /// <inheritdoc/>
    public IEnumerable<TaskUnit> ReadUnits(IReadOnlyCollection<UnitKind> kinds, long after) => workspace.Stream(
        $"""
        select e.id, e.example_id, s.split, e.kind, e.name, e.token_count, e.first_line, e.last_line, e.documentation,
          e.parse_errors, e.traits
        from examples e join splits s on s.example_row = e.id
        where e.id > $after and e.kind in ({string.Join(',', kinds.Select(kind => (int)kind))}) order by e.id
        """,
        reader => new TaskUnit
        {
            Row = reader.GetInt64(0),
            Id = new(ContentHash.FromBytes(reader.Blob(1))),
            Split = (Split)reader.GetInt32(2),
            Kind = (UnitKind)reader.GetInt32(3),
            Name = reader.GetString(4),
            TokenCount = reader.GetInt32(5),
            Lines = reader.GetInt32(7) - reader.GetInt32(6) + 1,
            Documentation = reader.Text(8),
            ParseErrors = reader.GetInt32(9),
            Traits = (SourceTraits)reader.GetInt32(10),
        },
        ("$after", after));

    /// <inheritdoc/>
    public long CountUnits(IReadOnlyCollection<UnitKind> kinds, long after)
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.ExecuteScalar<long>(
                "select count(*) from examples e join splits s on s.example_row = e.id where e.id > @after "
                    + $"and e.kind in ({string.Join(',', kinds.Select(kind => (int)kind))})",
                new { after });
        }
    }

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<string>> ReadTokens(IReadOnlyList<long> rows)
    {
        _texts ??= TermTexts.Read(workspace);
        var (file, tokens) = (-1L, Array.Empty<int>());
        foreach (var row in rows)
        {
            var (fileRow, first, count) = Place(row);
            if (fileRow != file)
            {
                (file, tokens) = (fileRow, ReadFile(fileRow));
            }

            yield return [.. tokens.AsSpan((int)first, (int)count).ToArray().Select(term => _texts[term])];
        }
    }

    /// <inheritdoc/>
    public IEnumerable<EditableUnit> ReadCode(IReadOnlyList<long> rows) =>
        new NoiseTable(workspace, [], _ => "").ReadUnits(rows);

    /// <inheritdoc/>
    public TaskProgress ReadProgress(TaskKind task)
    {
        var unit = TaskUnits.Of(task);
        var dropped = new DropTable(workspace).Count("noise").Where(drop => drop.Unit == unit)
            .ToDictionary(drop => drop.Reason, drop => drop.Count, StringComparer.Ordinal);
        lock (workspace.Gate)
        {
            var stored = workspace.Connection.QuerySingleOrDefault<(long LastRow, long Kept)?>(
                "select last_row, kept from task_progress where task = @task", new { task = (int)task });
            return new(stored?.LastRow ?? long.MinValue, stored?.Kept ?? 0, dropped);
        }
    }

    /// <inheritdoc/>
    public void Write(TaskBatch batch)
    {
        // a transaction that throws leaves strings in memory that are not in the workspace: they are read again
        var terms = _terms ?? new(workspace);
        _terms = null;
        workspace.Transaction(transaction =>
        {
            using var insert = transaction.Prepare(
                "insert into task_examples (task, example_row, variant, label, input) values ($1, $2, $3, $4, $5)", 5);
            foreach (var example in batch.Examples)
            {
                insert.Run(
                    (int)batch.Task, example.Row, example.Variant, example.Label,
                    terms.Encode(example.Input, transaction));
            }

            using var progress = transaction.Prepare(
                "insert into task_progress (task, last_row, kept) values ($1, $2, $3) on conflict (task) do update "
                    + "set last_row = $2, kept = kept + $3", 3);
            progress.Run((int)batch.Task, batch.LastRow, batch.Kept);
            terms.Release();
            DropTable.Insert(workspace, "noise", batch.Drops);
        });
        _terms = terms;
    }

    /// <summary>Every example of a task after a key, or of one split, ascending by row and variant.</summary>
    internal IEnumerable<TaskExample> Read(TaskKind task, Split? split = null, TaskKey? after = null)
    {
        var key = after ?? TaskKey.None;
        var texts = TermTexts.Read(workspace);
        return workspace.Stream(
            """
            select t.example_row, t.variant, e.example_id, s.split, e.kind, t.label, t.input
            from task_examples t join examples e on e.id = t.example_row join splits s on s.example_row = t.example_row
            where t.task = $task and ($split < 0 or s.split = $split) and (t.example_row, t.variant) > ($row, $variant)
            order by t.example_row, t.variant
            """,
            reader => Example(reader, texts),
            ("$task", (int)task), ("$split", split is { } one ? (int)one : -1), ("$row", key.Row),
            ("$variant", key.Variant));
    }

    /// <summary>
    /// The examples of a unit, ascending by variant; <paramref name="texts"/> are those of all terms.
    /// </summary>
    internal IEnumerable<TaskExample> ReadUnit(TaskKind task, long row, IReadOnlyList<string> texts) =>
        workspace.Stream(
            """
            select t.example_row, t.variant, e.example_id, s.split, e.kind, t.label, t.input
            from task_examples t join examples e on e.id = t.example_row join splits s on s.example_row = t.example_row
            where t.task = $task and t.example_row = $row order by t.variant
            """,
            reader => Example(reader, texts),
            ("$task", (int)task), ("$row", row));

    private static TaskExample Example(SqliteDataReader reader, IReadOnlyList<string> texts) => new()
    {
        Row = reader.GetInt64(0),
        Variant = reader.GetInt32(1),
        Id = new(ContentHash.FromBytes(reader.Blob(2))),
        Split = (Split)reader.GetInt32(3),
        Kind = (UnitKind)reader.GetInt32(4),
        Label = reader.GetString(5),
        Input = TaskInputCodec.Decode(reader.Blob(6), texts),
    };

    private (long File, long First, long Count) Place(long row)
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.QuerySingle<(long, long, long)>(
                "select file_id, first_token, token_count from examples where id = @row", new { row });
        }
    }

    private int[] ReadFile(long file)
    {
        lock (workspace.Gate)
        {
            var (tokens, count) = workspace.Connection.QuerySingle<(byte[], long)>(
                "select tokens, token_count from source_files where id = @file", new { file });
            return TokenCodec.Decode(tokens, (int)count);
        }
    }
}
