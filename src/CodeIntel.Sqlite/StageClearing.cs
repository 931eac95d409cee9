using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Deletes what a stage and those after it wrote, before the stage writes anew.</summary>
internal static class StageClearing
{
    /// <summary>
    /// Clears a stage that starts anew. Clone and train keep their rows: clone clears only when a repository differs,
    /// and runs stay where their own fingerprints hold.
    /// </summary>
    public static void Clear(Workspace workspace, string stage, SqliteTransaction transaction)
    {
        if (stage != "clone")
        {
            Clear(workspace, StageOutput.ClearedBy(stage), keepTables: stage == "train" ? stage : null, transaction);
        }
    }

    /// <summary>Clears everything after clone.</summary>
    public static void ClearAfterClone(Workspace workspace, SqliteTransaction transaction) =>
        Clear(workspace, StageOutput.ClearedBy("clone").Where(stage => stage != "clone"), keepTables: null,
            transaction);

    private static void Clear(
        Workspace workspace, IEnumerable<string> stages, string? keepTables, SqliteTransaction transaction)
    {
        foreach (var stage in stages)
        {
            foreach (var table in StageOutput.Of(stage).Where(table => stage != keepTables && !table.Outlives))
            {
                workspace.Connection.Execute($"delete from {table.Name}", transaction: transaction);
            }

            if (stage == "noise")
            {
                StringTables.TruncateToMarks(workspace, transaction);
            }

            workspace.Connection.Execute("delete from drops where stage = @stage", new { stage }, transaction);
            workspace.Connection.Execute("delete from stages where name = @stage", new { stage }, transaction);
        }
    }
}
