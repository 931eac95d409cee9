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
    private const int MostOnStack = 512;

    private readonly sqlite3_stmt _statement = Prepare(connection, sql);

    /// <summary>Sets a whole number, by its position from 1.</summary>
    public void Bind(int position, long value) => Check(raw.sqlite3_bind_int64(_statement, position, value));

    /// <summary>Sets a text, or NULL.</summary>
    public void Bind(int position, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, position));
            return;
        }

        Bind(position, value.AsSpan());
    }

    /// <summary>Sets a text.</summary>
    public void Bind(int position, ReadOnlySpan<char> value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        var buffer = most <= MostOnStack ? stackalloc byte[MostOnStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        var length = Encoding.UTF8.GetBytes(value, buffer);

        // an empty span has no address, and would be NULL
        Check(length == 0
            ? raw.sqlite3_bind_text(_statement, position, "")
            : raw.sqlite3_bind_text(_statement, position, buffer[..length]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
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
