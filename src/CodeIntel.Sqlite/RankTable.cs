using CodeIntel.Examples;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Ranks of the queries of code-search.</summary>
internal sealed class RankTable(Workspace workspace)
{
    /// <summary>Stores a run's ranks instead of those that are there, in one transaction.</summary>
    public void Write(RunKey run, IReadOnlyList<QueryRank> ranks) => workspace.Transaction(transaction =>
    {
        var id = RunTable.IdOf(run, workspace, transaction);
        workspace.Connection.Execute("delete from query_ranks where run_id = @id", new { id }, transaction);
        using var insert = transaction.Prepare("insert into query_ranks (run_id, row, rank) values ($1, $2, $3)", 3);
        foreach (var rank in ranks)
        {
            insert.Run(id, rank.Row, rank.Rank);
        }
    });

    /// <summary>A run's ranks, ascending by row.</summary>
    public IReadOnlyList<QueryRank> Read(RunKey run)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long Row, long Rank)>(
                "select row, rank from query_ranks where run_id = (select id from runs where name = @name) "
                    + "order by row",
                new { name = run.ToString() })
                .Select(row => new QueryRank(row.Row, checked((int)row.Rank)))];
        }
    }
}
