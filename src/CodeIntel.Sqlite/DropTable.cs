using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>What stages left out, with reasons.</summary>
public sealed class DropTable(Workspace workspace) : IDropWriter
{
    private static readonly string[] _columns = ["@stage", "@unit", "@key", "@reason", "@detail"];

    /// <inheritdoc/>
    public void Write(string stage, IEnumerable<Drop> drops) => workspace.Transaction(transaction =>
    {
        workspace.Connection.Execute("delete from drops where stage = @stage", new { stage }, transaction);
        Insert(workspace, stage, drops, transaction);
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

    /// <summary>Inserts drops in a transaction that holds the output they belong to.</summary>
    internal static void Insert(
        Workspace workspace, string stage, IEnumerable<Drop> drops, SqliteTransaction transaction)
    {
        using var command = workspace.Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "insert into drops (stage, unit, key, reason, detail) values (@stage, @unit, @key, @reason, @detail)";
        var parameters = _columns.Select(name => command.Parameters.AddWithValue(name, "")).ToArray();
        foreach (var drop in drops)
        {
            (parameters[0].Value, parameters[1].Value, parameters[2].Value) = (stage, drop.Unit, drop.Key);
            (parameters[3].Value, parameters[4].Value) = (drop.Reason, drop.Detail);
            command.ExecuteNonQuery();
        }
    }
}
