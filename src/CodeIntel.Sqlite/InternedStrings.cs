using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// One table of distinct strings with rows 1, 2, … in the order of arrival. The strings met last are in memory, in two
/// generations of bounded size; others, and long ones, are looked up in the table, so that memory
/// does not grow with the corpus.
/// </summary>
/// <remarks>
/// In both statements the value is parameter 2 (and 3, where it has two parts); 1 is the row of a new one.
/// </remarks>
internal sealed class InternedStrings(
    Workspace workspace,
    string select,
    string insert,
    Action<RawStatement, string> bind,
    int maxEntries = InternedStrings.MaxEntries)
{
    /// <summary>Strings of one generation: at about 100 bytes each, 7 MB.</summary>
    internal const int MaxEntries = 1 << 16;

    /// <summary>Longer strings are seldom met twice.</summary>
    private const int MaxLength = 128;

    private Dictionary<string, int> _young = new(StringComparer.Ordinal);
    private Dictionary<string, int> _old = new(StringComparer.Ordinal);
    private bool _isComplete = true;
    private (SqliteTransaction Transaction, RawStatement Find, RawStatement Add)? _statements;

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Takes over the table's rows; what <paramref name="all"/> gives is only read where it fits.</summary>
    public void Load(int rows, IEnumerable<(int Row, string Text)> all)
    {
        Count = rows;
        _isComplete = rows <= maxEntries;
        foreach (var (row, text) in _isComplete ? all : [])
        {
            Remember(text, row);
        }
    }

    /// <summary>The row of a string, which is inserted where it is new.</summary>
    public int Row(ReadOnlySpan<char> text, SqliteTransaction transaction)
    {
        if (_young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var row))
        {
            return row;
        }

        if (_old.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known, out row))
        {
            Remember(known, row);
            return row;
        }

        return Stored(text.ToString(), transaction);
    }

    private int Stored(string text, SqliteTransaction transaction)
    {
        var (_, find, add) = StatementsIn(transaction);
        var row = 0;
        if (!_isComplete || text.Length > MaxLength)
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

        Remember(text, row);
        return row;
    }

    private void Remember(string text, int row)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        if (_young.Count == maxEntries)
        {
            _isComplete &= _old.Count == 0;
            (_old, _young) = (_young, _old);
            _young.Clear();
        }

        _young[text] = row;
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
