using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// One table of distinct strings with rows 1, 2, … in the order of arrival. The strings met lately are in memory;
/// others, and long ones, are looked up in the table, so that memory does not grow with the corpus.
/// </summary>
/// <remarks>
/// In both statements the value is parameter 2 (and 3, where it has two parts); 1 is the row of a new one.
/// </remarks>
internal sealed class InternedStrings(
    Workspace workspace,
    string select,
    string insert,
    InternedStrings.Binder bind,
    int maxEntries = InternedStrings.MaxEntries)
{
    /// <summary>Strings in memory: 2 MB, and their characters.</summary>
    private const int MaxEntries = 1 << 16;

    private readonly RecentStrings _recent = new(maxEntries);
    private bool _isComplete = true;
    private (SqliteTransaction Transaction, RawStatement Find, RawStatement Add)? _statements;

    /// <summary>Sets the parameters of a statement that are a string.</summary>
    public delegate void Binder(RawStatement statement, ReadOnlySpan<char> text);

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Takes over the table's rows; what <paramref name="all"/> gives is only read where it fits.</summary>
    public void Load(int rows, IEnumerable<(int Row, string Text)> all)
    {
        Count = rows;
        _isComplete = rows <= maxEntries;
        foreach (var (row, text) in _isComplete ? all : [])
        {
            _recent.Add(text, row);
        }
    }

    /// <summary>The row of a string, which is inserted where it is new.</summary>
    public int Row(ReadOnlySpan<char> text, SqliteTransaction transaction) =>
        _recent.Row(text) is > 0 and var row ? row : Stored(text, transaction);

    private int Stored(ReadOnlySpan<char> text, SqliteTransaction transaction)
    {
        var (_, find, add) = StatementsIn(transaction);
        var row = 0;
        if (!_isComplete || text.Length > RecentStrings.MaxLength)
        {
            bind(find, text);
            row = find.Run();
        }

        if (row == 0)
        {
            row = ++Count;
            bind(add, text);
            add.Bind(1, row);
            add.Run();
        }

        _isComplete &= !_recent.Add(text, row);
        return row;
    }

    /// <summary>The statements are prepared once per transaction, not once per file.</summary>
    private (SqliteTransaction Transaction, RawStatement Find, RawStatement Add) StatementsIn(
        SqliteTransaction transaction)
    {
        if (_statements is { } current && current.Transaction == transaction)
        {
            return current;
        }

        Release();
        var statements = (
            transaction,
            new RawStatement(workspace.Connection, select),
            new RawStatement(workspace.Connection, insert));
        _statements = statements;
        return statements;
    }

    /// <summary>Disposes the statements; others are prepared when they are needed.</summary>
    public void Release()
    {
        _statements?.Find.Dispose();
        _statements?.Add.Dispose();
        _statements = null;
    }
}
