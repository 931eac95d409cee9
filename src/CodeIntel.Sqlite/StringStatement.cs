using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeIntel.Sqlite;

/// <summary>
/// A statement that is run once per distinct string, hundreds of thousands of times: below the provider, whose objects
/// would cost more than the row. It must be disposed before the connection.
/// </summary>
internal sealed class StringStatement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly sqlite3_stmt _statement = Prepare(connection, sql);

    /// <summary>Sets a whole number, by its position from 1.</summary>
    public void Bind(int position, int value) => Check(raw.sqlite3_bind_int(_statement, position, value));

    /// <summary>Sets a text.</summary>
    public void Bind(int position, string value) => Check(
        raw.sqlite3_bind_text(_statement, position, Encoding.UTF8.GetBytes(value).AsSpan()));

    /// <summary>Sets a blob.</summary>
    public void Bind(int position, ReadOnlySpan<byte> value) =>
        Check(raw.sqlite3_bind_blob(_statement, position, value));

    /// <summary>Runs it; the first column of the first row, or 0.</summary>
    public int Run()
    {
        var code = raw.sqlite3_step(_statement);
        var result = code == raw.SQLITE_ROW ? raw.sqlite3_column_int(_statement, 0) : 0;
        _ = raw.sqlite3_reset(_statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(code);
        }

        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private static sqlite3_stmt Prepare(SqliteConnection connection, string sql)
    {
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement), connection.Handle);
        return statement;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);
}
