using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Noise.Tasks;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>The noise manifest of variable-misuse, code-to-text and code-search. Clean data is never touched.</summary>
public sealed class TaskNoiseTable(Workspace workspace) : ITaskNoiseSource, ITaskNoiseWriter
{
    private TermTexts? _terms;

    /// <inheritdoc/>
    public IEnumerable<TaskLabel> ReadLabels(TaskKind task) => workspace.Stream(
        $"""
        select t.example_row, t.variant, e.example_id, t.label
        from task_examples t join examples e on e.id = t.example_row join splits s on s.example_row = t.example_row
        where t.task = $task and s.split = {(int)Split.Train} order by t.example_row, t.variant
        """,
        reader => new TaskLabel(
            new(reader.GetInt64(0), reader.GetInt32(1)), new(ContentHash.FromBytes(reader.Blob(2))),
            reader.GetString(3)),
        ("$task", (int)task));

    /// <inheritdoc/>
    public IEnumerable<TaskExample> ReadTraining(TaskKind task, TaskKey after) =>
        new TaskExampleTable(workspace).Read(task, Split.Train, after);

    /// <inheritdoc/>
    public IReadOnlyList<TaskNoiseOutcome> ReadOutcomes(TaskKind task, NoiseKind kind, long seed)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long Row, long Variant, string? Refused)>(
                "select example_row, variant, refused from task_noise where task = @task and kind = @kind "
                    + "and seed = @seed order by example_row, variant",
                new { task = (int)task, kind = (int)kind, seed })
                .Select(row => new TaskNoiseOutcome(new(row.Row, (int)row.Variant), row.Refused))];
        }
    }

    /// <inheritdoc/>
    public void WriteBatch(TaskNoiseBatch batch)
    {
        // a transaction that throws leaves strings in memory that are not in the workspace: they are read again
        var edits = batch.Tried.Any(tried => tried.Corruption.Input is not null);
        var terms = edits ? _terms ?? new(workspace) : _terms;
        _terms = null;
        workspace.Transaction(transaction =>
        {
            using var insert = transaction.Prepare(
                "insert into task_noise (task, kind, seed, example_row, variant, refused, before, after, label, input) "
                    + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", 10);
            foreach (var (key, corruption) in batch.Tried)
            {
                insert.Run(
                    (int)batch.Task, (int)batch.Kind, batch.Seed, key.Row, key.Variant, corruption.Refused,
                    corruption.Before, corruption.After, corruption.Label,
                    corruption.Input is { } input ? terms!.Encode(input, transaction) : null);
            }

            terms?.Release();
            DropTable.Insert(workspace, "noise", batch.Drops);
        });
        _terms = terms;
    }

    /// <inheritdoc/>
    public void WriteRanks(
        TaskKind task, NoiseKind kind, long seed, IReadOnlyList<TaskNoiseRank> ranks,
        IReadOnlyList<LabelTransition> transitions) => workspace.Transaction(transaction =>
    {
        using var clear = transaction.Prepare(
            "update task_noise set quantile = null, noisy_from = null where task = $1 and kind = $2 and seed = $3", 3);
        clear.Run((int)task, (int)kind, seed);
        using var update = transaction.Prepare(
            "update task_noise set quantile = $6, noisy_from = $7 where task = $1 and kind = $2 and seed = $3 "
                + "and example_row = $4 and variant = $5", 7);
        foreach (var (key, quantile, noisyFrom) in ranks)
        {
            update.Run((int)task, (int)kind, seed, key.Row, key.Variant, quantile, noisyFrom);
        }

        TransitionTable.Write(task, kind, seed, transitions, transaction);
    });

    /// <inheritdoc/>
    public IReadOnlyList<RepeatedRow> ReadRepeatedRows(TaskKind task, long seed) =>
        new TaskCopyTable(workspace).ReadRows(task, seed);

    /// <inheritdoc/>
    public IEnumerable<RepeatedUnit> ReadRepeated(TaskKind task, long seed, IReadOnlyList<long> rows) =>
        new TaskCopyTable(workspace).Read(task, seed, rows);

    /// <inheritdoc/>
    public void WriteCopies(TaskCopyBatch batch)
    {
        var edits = batch.Units.Any(unit => unit.Copied.Refused is null);
        var terms = edits ? _terms ?? new(workspace) : _terms;
        _terms = null;
        workspace.Transaction(transaction =>
        {
            TaskCopyTable.Insert(workspace, batch, terms, transaction);
            terms?.Release();
        });
        _terms = terms;
    }

    /// <summary>What is noisy at some level, ascending by row and variant.</summary>
    internal IEnumerable<NoisyTaskExample> Read(TaskKind task, NoiseKind kind)
    {
        var texts = TermTexts.Read(workspace);
        return workspace.Stream(
            "select example_row, variant, noisy_from, label, input from task_noise where task = $task and kind = $kind "
                + "and noisy_from is not null order by example_row, variant",
            reader => new NoisyTaskExample
            {
                Row = reader.GetInt64(0),
                Variant = reader.GetInt32(1),
                NoisyFrom = reader.GetDouble(2),
                Label = reader.Text(3),
                Input = reader.IsDBNull(4) ? null : TaskInputCodec.Decode(reader.Blob(4), texts),
            },
            ("$task", (int)task), ("$kind", (int)kind));
    }
}
