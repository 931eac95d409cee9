using System.Buffers;
using System.Text;
using CodeIntel.Examples;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeIntel.Sqlite;

/// <summary>
/// A statement that is run once per distinct string or unit, hundreds of thousands of times: below the provider, whose
/// objects would cost more than the row. It must be disposed before the connection.
/// </summary>
internal sealed class RawStatement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly sqlite3_stmt _statement = Prepare(connection, sql);

    /// <summary>Sets a whole number, by its position from 1.</summary>
    public void Bind(int position, long value) => Check(raw.sqlite3_bind_int64(_statement, position, value));

    /// <summary>Sets a text, or NULL.</summary>
    public void Bind(int position, string? value)
    {
        // an empty span has no address, and would be NULL
        if (string.IsNullOrEmpty(value))
        {
            Check(value is null
                ? raw.sqlite3_bind_null(_statement, position)
                : raw.sqlite3_bind_text(_statement, position, value));
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, buffer);
        Check(raw.sqlite3_bind_text(_statement, position, buffer.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Sets a hash as its bytes.</summary>
    public void Bind(int position, ContentHash value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.Write(bytes);
        Bind(position, bytes);
    }

    /// <summary>Sets a blob that is not empty.</summary>
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
