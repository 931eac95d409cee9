using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite;

/// <summary>What semantics-preserving edits did to the predictions.</summary>
internal sealed class EquivalentTable(Workspace workspace)
{
    /// <summary>Stores traces instead of any of the same epoch, split and edit, in one transaction.</summary>
    public void Write(RunKey run, IReadOnlyList<EquivalentTrace> traces) => workspace.Transaction(transaction =>
    {
        var id = RunTable.IdOf(run, workspace, transaction);
        using var insert = transaction.Prepare(
            "insert or replace into equivalent_traces (run_id, epoch, split, edit, rows, changed) "
                + "values ($1, $2, $3, $4, $5, $6)",
            6);
        foreach (var trace in traces)
        {
            insert.Run(id, trace.Epoch, (int)trace.Split, trace.Edit, RowCodec.Encode(trace.Rows),
                trace.Changed.Select(changed => changed ? (byte)1 : (byte)0).ToArray());
        }
    });

    /// <summary>A run's traces, by epoch, split and edit.</summary>
    public IEnumerable<EquivalentTrace> Read(RunKey run) => workspace.Stream(
        "select epoch, split, edit, rows, changed from equivalent_traces "
            + "where run_id = (select id from runs where name = $name) order by epoch, split, edit",
        reader => new EquivalentTrace
        {
            Epoch = reader.GetInt32(0),
            Split = (Split)reader.GetInt32(1),
            Edit = reader.GetString(2),
            Rows = RowCodec.Decode(reader.Blob(3)),
            Changed = [.. reader.Blob(4).Select(flag => flag != 0)],
        },
        ("$name", run.ToString()));
}
