using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Training runs with their examples and traces, as training writes them.</summary>
public sealed class RunTable(Workspace workspace) : IRunWriter
{
    /// <inheritdoc/>
    public StoredRun Begin(TrainingRun run)
    {
        var name = run.Key.ToString();
        var stored = default(StoredRun);
        workspace.Transaction(transaction =>
        {
            var row = workspace.Connection.QuerySingleOrDefault<(long Id, string Fingerprint, bool Finished)?>(
                "select id, fingerprint, finished from runs where name = @name", new { name }, transaction);
            if (row is var (id, fingerprint, finished) && fingerprint == run.Fingerprint)
            {
                var epochs = workspace.Connection.ExecuteScalar<int>(
                    "select coalesce(max(epoch), 0) from traces where run_id = @id", new { id }, transaction);
                stored = new(epochs, finished);
                return;
            }

            Delete(name, transaction);
            Insert(run, name, transaction);
        });
        return stored;
    }

    /// <inheritdoc/>
    public void Write(RunKey run, IReadOnlyList<EpochTrace> traces) => workspace.Transaction(transaction =>
    {
        var id = IdOf(run, workspace, transaction);
        using var insert = transaction.Prepare(
            "insert or replace into traces (run_id, epoch, split, trace, texts) values ($1, $2, $3, $4, $5)", 5);
        foreach (var trace in traces)
        {
            insert.Run(id, trace.Epoch, (int)trace.Split, TraceCodec.Encode(trace), TraceCodec.EncodeTexts(trace));
        }
    });

    /// <inheritdoc/>
    public void WriteEquivalents(RunKey run, IReadOnlyList<EquivalentTrace> traces) =>
        new EquivalentTable(workspace).Write(run, traces);

    /// <inheritdoc/>
    public void WriteRanks(RunKey run, IReadOnlyList<QueryRank> ranks) => new RankTable(workspace).Write(run, ranks);

    /// <inheritdoc/>
    public void Finish(RunKey run) => workspace.Transaction(transaction =>
        workspace.Connection.Execute(
            "update runs set finished = 1 where name = @name", new { name = run.ToString() }, transaction));

    /// <inheritdoc/>
    public void Retain(IReadOnlyCollection<RunKey> runs)
    {
        var kept = runs.Select(run => run.ToString()).ToHashSet(StringComparer.Ordinal);
        workspace.Transaction(transaction =>
        {
            foreach (var name in workspace.Connection.Query<string>("select name from runs", transaction: transaction)
                .Where(name => !kept.Contains(name)).ToList())
            {
                Delete(name, transaction);
            }
        });
    }

    /// <summary>
    /// What is known of each finished run besides its measures, in the order of <see cref="TraceTable.ReadRuns"/>.
    /// </summary>
    public IReadOnlyList<RunFacts> ReadFacts()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<string>(
                $"select facts from runs where finished = 1 order by {TraceTable.RunOrder}")
                .Select(StudyJson.Read<RunFacts>)];
        }
    }

    /// <summary>A run's number; it has begun.</summary>
    internal static long IdOf(
        RunKey run, Workspace workspace, Microsoft.Data.Sqlite.SqliteTransaction transaction) =>
        workspace.Connection.QuerySingle<long>(
            "select id from runs where name = @name", new { name = run.ToString() }, transaction);

    private void Insert(TrainingRun run, string name, Microsoft.Data.Sqlite.SqliteTransaction transaction)
    {
        var facts = new RunFacts(run.Key, run.Epochs, run.Parameters, run.Labels.Count, run.Device, run.Threads);
        workspace.Connection.Execute(
            """
            insert into runs (name, task, model, noise, level, seed, fingerprint, facts, options, labels, finished)
            values (@name, @Task, @Model, @noise, @Level, @Seed, @Fingerprint, @facts, @Options, @labels, 0)
            """,
            new
            {
                name,
                run.Key.Task,
                run.Key.Model,
                noise = (int?)run.Key.Noise,
                run.Key.Level,
                run.Key.Seed,
                run.Fingerprint,
                run.Options,
                facts = StudyJson.Write(facts),
                labels = TraceTable.FromLines(run.Labels),
            },
            transaction);
        var id = IdOf(run.Key, workspace, transaction);
        using var insert = transaction.Prepare(
            "insert into run_examples (run_id, split, rows, labels, noisy) values ($1, $2, $3, $4, $5)", 5);
        foreach (var examples in run.Examples)
        {
            insert.Run(id, (int)examples.Split, RowCodec.Encode(examples.Rows),
                TraceTable.FromLines(examples.GivenLabels),
                examples.Noisy.Select(noisy => noisy ? (byte)1 : (byte)0).ToArray());
        }
    }

    private void Delete(string name, Microsoft.Data.Sqlite.SqliteTransaction transaction)
    {
        foreach (var table in (ReadOnlySpan<string>)["traces", "equivalent_traces", "query_ranks", "run_examples",
            "measured_runs", "epoch_values",
            "example_values", "score_curves", "detectors", "cross_references"])
        {
            workspace.Connection.Execute($"delete from {table} where run_id = (select id from runs where name = @name)",
                new { name }, transaction);
        }

        workspace.Connection.Execute("delete from runs where name = @name", new { name }, transaction);
    }
}
