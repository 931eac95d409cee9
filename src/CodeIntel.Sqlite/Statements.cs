using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// Prepared statements for hot inserts and streamed reads, where a mapper per row would cost more than the row.
/// </summary>
internal static class Statements
{
    /// <summary>A command with parameters <c>$1</c>, <c>$2</c> … that <see cref="Run"/> fills in order.</summary>
    public static SqliteCommand Prepare(this SqliteTransaction transaction, string sql, int parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        command.Prepare();
        return command;
    }

    /// <summary>Runs a prepared command; null and NaN become NULL.</summary>
    public static void Run(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] is null or double.NaN ? DBNull.Value : values[i];
        }

        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Streams rows; the workspace is locked for one row at a time only, so a reader may read elsewhere in between.
    /// </summary>
    public static IEnumerable<T> Stream<T>(this Workspace workspace, string sql, Func<SqliteDataReader, T> map,
        params (string Name, object Value)[] parameters)
    {
        using var command = workspace.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        SqliteDataReader reader;
        lock (workspace.Gate)
        {
            reader = command.ExecuteReader();
        }

        using (reader)
        {
            while (true)
            {
                T row;
                lock (workspace.Gate)
                {
                    if (!reader.Read())
                    {
                        break;
                    }

                    row = map(reader);
                }

                yield return row;
            }
        }
    }

    /// <summary>A blob column.</summary>
    public static byte[] Blob(this SqliteDataReader reader, int column) => (byte[])reader.GetValue(column);

    /// <summary>A text column, or null.</summary>
    public static string? Text(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A number column; NULL is NaN.</summary>
    public static double Number(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? double.NaN : reader.GetDouble(column);
}
