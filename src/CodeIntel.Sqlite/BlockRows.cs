using CodeIntel.Dedup;
using CodeIntel.Examples;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Stores the blocks of the method level.</summary>
internal static class BlockRows
{
    /// <summary>Replaces all blocks where the level is that of methods.</summary>
    public static void Replace(LevelDuplicates duplicates, SqliteTransaction transaction)
    {
        if (duplicates.Level != DuplicationLevel.Method)
        {
            return;
        }

        transaction.Connection!.Execute("delete from duplicate_blocks", transaction: transaction);
        using var insert = transaction.Prepare(
            "insert into duplicate_blocks (first, second, first_start, second_start, length) "
                + "values ($1, $2, $3, $4, $5)", 5);
        foreach (var block in duplicates.Blocks)
        {
            insert.Run(block.First, block.Second, block.FirstStart, block.SecondStart, block.Length);
        }
    }
}
