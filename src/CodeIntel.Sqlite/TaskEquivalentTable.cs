using CodeIntel.Examples;
using CodeIntel.Noise.Equivalents;
using CodeIntel.Noise.Tasks;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Equivalents of evaluation examples of tasks.</summary>
public sealed class TaskEquivalentTable(Workspace workspace) : ITaskEquivalentSource, ITaskEquivalentWriter
{
    private readonly TaskExampleTable _examples = new(workspace);
    private TermTexts? _terms;

    /// <summary>Texts of the inputs, which all are written before the first is edited.</summary>
    private IReadOnlyList<string>? _texts;

    /// <inheritdoc/>
    public IEnumerable<EvaluatedExample> ReadEvaluated(TaskKind task) => workspace.Stream(
        $"""
        select e.id, e.example_id, s.split from examples e join splits s on s.example_row = e.id
        where s.split <> {(int)Split.Train}
          and e.id in (select example_row from task_examples where task = $task)
        order by e.id
        """,
        reader => new EvaluatedExample(
            reader.GetInt64(0), new(ContentHash.FromBytes(reader.Blob(1))), (Split)reader.GetInt32(2)),
        ("$task", (int)task));

    /// <inheritdoc/>
    public IEnumerable<TaskExample> ReadExamples(TaskKind task, IReadOnlyList<long> rows)
    {
        var texts = _texts ??= TermTexts.Read(workspace);
        return rows.SelectMany(row => _examples.ReadUnit(task, row, texts));
    }

    /// <inheritdoc/>
    public IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows) => _examples.ReadCode(rows);

    /// <inheritdoc/>
    public IReadOnlyList<(long Row, EquivalentEdit Edit, string? Refused)> ReadOutcomes(TaskKind task)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long Row, long Edit, string? Refused)>(
                "select example_row, edit, refused from task_equivalents where task = @task "
                    + "order by example_row, variant, edit",
                new { task = (int)task })
                .Select(row => (row.Row, (EquivalentEdit)row.Edit, row.Refused))];
        }
    }

    /// <inheritdoc/>
    public void Write(TaskKind task, IReadOnlyList<TaskEquivalent> edits)
    {
        // a transaction that throws leaves strings in memory that are not in the workspace: they are read again
        var terms = _terms ?? new(workspace);
        _terms = null;
        workspace.Transaction(transaction =>
        {
            using var insert = transaction.Prepare("""
                insert into task_equivalents (task, edit, example_row, variant, refused, before, after, label, input,
                  origins)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """, 10);
            foreach (var edit in edits)
            {
                insert.Run(
                    (int)task, (int)edit.Edit, edit.Example.Row, edit.Example.Variant, edit.Refused, edit.Before,
                    edit.After, edit.Made?.Label,
                    edit.Made is { } made ? terms.Encode(made.Input, transaction) : null,
                    edit.Made is { Origins: { Count: > 0 } origins }
                        ? TokenCodec.Encode([.. origins.Select(origin => origin + 1)])
                        : null);
            }

            terms.Release();
            DropTable.Insert(workspace, "noise", Drops(task, edits));
        });
        _terms = terms;
    }

    /// <summary>What edits made, by edit, then ascending by row and variant.</summary>
    internal IEnumerable<EquivalentTaskExample> Read(TaskKind task)
    {
        var texts = TermTexts.Read(workspace);
        return workspace.Stream(
            "select edit, example_row, variant, label, input, origins from task_equivalents where task = $task "
                + "and refused is null order by edit, example_row, variant",
            reader =>
            {
                var input = TaskInputCodec.Decode(reader.Blob(4), texts);
                return new EquivalentTaskExample
                {
                    Edit = (EquivalentEdit)reader.GetInt32(0),
                    Row = reader.GetInt64(1),
                    Variant = reader.GetInt32(2),
                    Label = reader.GetString(3),
                    Input = input,
                    Origins = reader.IsDBNull(5)
                        ? []
                        : [.. TokenCodec.Decode(reader.Blob(5), input.Candidates.Count).Select(origin => origin - 1)],
                };
            },
            ("$task", (int)task));
    }

    private static IEnumerable<Drop> Drops(TaskKind task, IReadOnlyList<TaskEquivalent> edits) => edits
        .Where(edit => edit.Refused is not null)
        .Select(edit => TaskUnits.Drop(
            TaskEquivalent.UnitOf(task, edit.Edit), edit.Example, edit.Refused!, "has no equivalent"));
}
