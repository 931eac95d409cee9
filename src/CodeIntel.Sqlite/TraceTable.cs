using CodeIntel.Examples;
using CodeIntel.Measures;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>What training recorded of every example at every epoch.</summary>
public sealed class TraceTable(Workspace workspace) : ITraceReader
{
    /// <summary>
    /// The order of runs in every table, export and report; it does not depend on when they were trained.
    /// </summary>
    internal const string RunOrder = "task, model, noise, level, seed";

    /// <inheritdoc/>
    public IReadOnlyList<RunKey> ReadRuns()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(string Task, string Model, long? Noise, double Level, long Seed)>(
                $"select task, model, noise, level, seed from runs where finished = 1 order by {RunOrder}")
                .Select(row => new RunKey(row.Task, row.Model, (NoiseKind?)row.Noise, row.Level, row.Seed))];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadLabels(RunKey run)
    {
        lock (workspace.Gate)
        {
            return Lines(workspace.Connection.QuerySingle<byte[]>(
                "select labels from runs where name = @name", new { name = run.ToString() }));
        }
    }

    /// <inheritdoc/>
    public RunExamples ReadExamples(RunKey run, Split split)
    {
        lock (workspace.Gate)
        {
            var row = workspace.Connection.QuerySingleOrDefault<(byte[] Rows, byte[] Labels, byte[] Noisy)?>(
                "select rows, labels, noisy from run_examples where run_id = (select id from runs "
                    + "where name = @name) and split = @split",
                new { name = run.ToString(), split = (int)split });
            return row is not var (rows, labels, noisy)
                ? new() { Split = split, Rows = [], GivenLabels = [], Noisy = [] }
                : new()
                {
                    Split = split,
                    Rows = RowCodec.Decode(rows),
                    GivenLabels = Lines(labels),
                    Noisy = [.. noisy.Select(flag => flag != 0)],
                };
        }
    }

    /// <inheritdoc/>
    public IEnumerable<EpochTrace> ReadTraces(RunKey run, Split split) => workspace.Stream(
        "select epoch, trace, texts from traces where run_id = (select id from runs where name = $name) "
            + "and split = $split order by epoch",
        reader => TraceCodec.Decode(
            reader.Blob(1), reader.IsDBNull(2) ? null : reader.Blob(2), reader.GetInt32(0), split),
        ("$name", run.ToString()),
        ("$split", (int)split));

    /// <inheritdoc/>
    public IEnumerable<EquivalentTrace> ReadEquivalents(RunKey run) => new EquivalentTable(workspace).Read(run);

    /// <inheritdoc/>
    public IReadOnlyList<QueryRank> ReadRanks(RunKey run) => new RankTable(workspace).Read(run);

    /// <summary>The trace of the last epoch, or null where the split is empty.</summary>
    public EpochTrace? ReadLastTrace(RunKey run, Split split)
    {
        lock (workspace.Gate)
        {
            var row = workspace.Connection.QuerySingleOrDefault<(long Epoch, byte[] Trace, byte[]? Texts)?>(
                "select epoch, trace, texts from traces where run_id = (select id from runs where name = @name) "
                    + "and split = @split order by epoch desc limit 1",
                new { name = run.ToString(), split = (int)split });
            return row is var (epoch, trace, texts) ? TraceCodec.Decode(trace, texts, (int)epoch, split) : null;
        }
    }

    /// <summary>Lines as stored: one text, separated by line feeds; no line holds one.</summary>
    internal static string[] Lines(byte[] blob)
    {
        var text = TextCodec.Decode(blob);
        return text.Length == 0 ? [] : text[..^1].Split('\n');
    }

    /// <summary>The stored form of <see cref="Lines(byte[])"/>.</summary>
    internal static byte[] FromLines(IEnumerable<string> lines) =>
        TextCodec.Encode(string.Concat(lines.Select(line => line + "\n")));
}
