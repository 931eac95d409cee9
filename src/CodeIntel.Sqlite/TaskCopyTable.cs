using CodeIntel.Examples;
using CodeIntel.Noise.Tasks;
using CodeIntel.Sqlite.Codecs;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Changed copies of repeated examples of tasks.</summary>
internal sealed class TaskCopyTable(Workspace workspace)
{
    private const int Kind = (int)NoiseKind.DuplicateInjection;

    /// <summary>Units that are repeated as changed copies, with the number of a task's examples, ascending.</summary>
    public IReadOnlyList<RepeatedRow> ReadRows(TaskKind task, long seed) => [.. workspace.Stream(
        """
        select n.example_row, n.quantile, n.noisy_from, n.factor, count(*)
        from noise n join task_examples t on t.task = $task and t.example_row = n.example_row
        where n.kind = $kind and n.seed = $seed and n.refused is null
          and exists (select 1 from noise_copies c
            where c.kind = n.kind and c.seed = n.seed and c.example_row = n.example_row)
        group by n.example_row order by n.example_row
        """,
        reader => new RepeatedRow(
            new(reader.GetInt64(0), reader.GetDouble(1), reader.IsDBNull(2) ? null : reader.GetDouble(2)),
            reader.GetInt32(3),
            reader.GetInt32(4)),
        ("$task", (int)task), ("$kind", Kind), ("$seed", seed))];

    /// <summary>Their examples of a task and their copies.</summary>
    public IEnumerable<RepeatedUnit> Read(TaskKind task, long seed, IReadOnlyList<long> rows)
    {
        var examples = new TaskExampleTable(workspace);
        var texts = TermTexts.Read(workspace);
        foreach (var row in rows)
        {
            yield return new(row, [.. examples.ReadUnit(task, row, texts)], [.. workspace.Stream(
                "select text, tokens, token_count from noise_copies where kind = $kind and seed = $seed "
                    + "and example_row = $row order by copy",
                reader => new UnitCopy(
                    TextCodec.Decode(reader.Blob(0)),
                    [.. TokenCodec.Decode(reader.Blob(1), reader.GetInt32(2)).Select(term => texts[term])]),
                ("$kind", Kind), ("$seed", seed), ("$row", row))]);
        }
    }

    /// <summary>Repeated examples with their copies, ascending by row and variant.</summary>
    public IEnumerable<InjectedTaskExample> Read(TaskKind task)
    {
        var texts = TermTexts.Read(workspace);
        return workspace.Stream(
            "select example_row, variant, noisy_from, seed from task_noise where task = $task and kind = $kind "
                + "and noisy_from is not null order by example_row, variant, seed",
            reader => (Row: reader.GetInt64(0), Variant: reader.GetInt32(1), From: reader.GetDouble(2),
                Seed: reader.GetInt64(3)),
            ("$task", (int)task), ("$kind", Kind))
            .Select(example => new InjectedTaskExample
            {
                Row = example.Row,
                Variant = example.Variant,
                NoisyFrom = example.From,
                Copies = Copies(task, example.Seed, new(example.Row, example.Variant), texts),
            });
    }

    /// <summary>Stores a batch; <paramref name="terms"/> may be null where every unit is refused.</summary>
    public static void Insert(
        Workspace workspace, TaskCopyBatch batch, TermTexts? terms, SqliteTransaction transaction)
    {
        using var insert = transaction.Prepare(
            "insert into task_noise (task, kind, seed, example_row, variant, refused, noisy_from, quantile, before, "
                + "after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)", 9);
        using var insertCopy = transaction.Prepare(
            "insert into task_copies (task, seed, example_row, variant, copy, label, input) "
                + "values ($1, $2, $3, $4, $5, $6, $7)", 7);
        foreach (var (rank, unit, copied) in batch.Units)
        {
            var isCopied = copied.Refused is null;
            for (var i = 0; i < unit.Examples.Count; i++)
            {
                var (row, variant) = (unit.Row, unit.Examples[i].Variant);
                insert.Run(
                    (int)batch.Task, Kind, batch.Seed, row, variant, copied.Refused, isCopied ? rank.NoisyFrom : null,
                    isCopied ? rank.Quantile : null, isCopied ? KebabCase.Of(batch.Form) : "");
                var copy = 0;
                foreach (var (label, input) in isCopied ? copied.Copies[i] : [])
                {
                    insertCopy.Run(
                        (int)batch.Task, batch.Seed, row, variant, ++copy, label, terms!.Encode(input, transaction));
                }
            }
        }

        DropTable.Insert(workspace, "noise", batch.Drops);
    }

    private LabelledInput[] Copies(TaskKind task, long seed, TaskKey key, IReadOnlyList<string> texts) =>
        [.. workspace.Stream(
            "select label, input from task_copies where task = $task and seed = $seed and example_row = $row "
                + "and variant = $variant order by copy",
            reader => new LabelledInput(reader.GetString(0), TaskInputCodec.Decode(reader.Blob(1), texts)),
            ("$task", (int)task), ("$seed", seed), ("$row", key.Row), ("$variant", key.Variant))];
}
