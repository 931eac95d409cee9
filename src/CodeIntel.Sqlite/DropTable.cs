using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>What stages left out, with reasons.</summary>
public sealed class DropTable(Workspace workspace) : IDropWriter
{
    /// <inheritdoc/>
    public void Write(string stage, IEnumerable<Drop> drops) => workspace.Transaction(transaction =>
    {
        workspace.Connection.Execute("delete from drops where stage = @stage", new { stage }, transaction);
        Insert(workspace, stage, drops);
    });

    /// <summary>Numbers of drops of a stage by unit and reason, in ordinal order.</summary>
    public IReadOnlyList<(string Unit, string Reason, long Count)> Count(string stage)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(string, string, long)>(
                "select unit, reason, count(*) from drops where stage = @stage group by unit, reason "
                    + "order by unit, reason", new { stage })];
        }
    }

    /// <summary>The first drops of a stage, unit and reason, by key; null means any.</summary>
    public IReadOnlyList<(string Stage, Drop Drop)> Read(
        string? stage, string? unit, string? reason, string? keyPart, int limit)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(string Stage, string Unit, string Key, string Reason,
                string Detail)>(
                """
                select stage, unit, key, reason, detail from drops
                where (@stage is null or stage = @stage) and (@unit is null or unit = @unit)
                  and (@reason is null or reason = @reason)
                  and (@keyPart is null or instr(key, @keyPart) > 0)
                order by id limit @limit
                """,
                new { stage, unit, reason, keyPart, limit })
                .Select(row => (row.Stage, new Drop(row.Unit, row.Key, row.Reason, row.Detail)))];
        }
    }

    /// <summary>Inserts drops in the transaction that holds the output they belong to.</summary>
    internal static void Insert(Workspace workspace, string stage, IEnumerable<Drop> drops)
    {
        using var insert = new RawStatement(
            workspace.Connection,
            "insert into drops (stage, unit, key, reason, detail) values (?1, ?2, ?3, ?4, ?5)");
        insert.Bind(1, stage);
        foreach (var drop in drops)
        {
            insert.Bind(2, drop.Unit);
            insert.Bind(3, drop.Key);
            insert.Bind(4, drop.Reason);
            insert.Bind(5, drop.Detail);
            insert.Run();
        }
    }
}
