using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// The interned strings: terms, terminals, node kinds and paths. Rows are given in the order in which strings first
/// arrive, so they are a function of the input as long as files arrive in order.
/// </summary>
internal sealed class StringTables
{
    private const int MaxNodeKinds = char.MaxValue + 1;

    private readonly Workspace _workspace;
    private readonly Func<int, string> _nodeKindName;
    private readonly InternedStrings _terms;
    private readonly InternedStrings _terminals;
    private readonly InternedStrings _paths;
    private readonly InternedStrings _nodeKinds;

    /// <summary>Row of each of the compiler's kinds; 0: not known yet.</summary>
    private readonly int[] _nodeKindRows = new int[MaxNodeKinds];
    private readonly VarintWriter _writer = new();
    private char[] _buffer = new char[256];

    /// <summary>Loads what the workspace holds; <paramref name="nodeKindName"/> names the compiler's kinds.</summary>
    public StringTables(Workspace workspace, Func<int, string> nodeKindName)
    {
        _workspace = workspace;
        _nodeKindName = nodeKindName;
        _terms = new(
            workspace,
            "select id from terms where kind = ?2 and text = ?3",
            "insert into terms (id, kind, text) values (?1, ?2, ?3)",
            static (statement, key) =>
            {
                statement.Bind(2, (int)key[0]);
                statement.Bind(3, key[1..]);
            });
        _terminals = OfTexts("terminals", "text");
        _nodeKinds = OfTexts("node_kinds", "name");
        _paths = new(
            workspace,
            "select id from paths where nodes = ?2",
            "insert into paths (id, nodes) values (?1, ?2)",
            (statement, key) =>
            {
                SyntaxPathCodec.WriteRows(_writer, key);
                statement.Bind(2, _writer.Take());
            });
        Load();
    }

    /// <summary>Deletes what noise appended after extraction's strings.</summary>
    public static void TruncateToMarks(Workspace workspace, SqliteTransaction transaction)
    {
        foreach (var table in (ReadOnlySpan<string>)["paths", "node_kinds", "terminals", "terms"])
        {
            workspace.Connection.Execute(
                $"delete from {table} where id > coalesce((select rows from string_marks where name = '{table}'), 0)",
                transaction: transaction);
        }
    }

    /// <summary>Ends a transaction's use: nothing of it stays open.</summary>
    public void Release()
    {
        foreach (var table in (ReadOnlySpan<InternedStrings>)[_terms, _terminals, _paths, _nodeKinds])
        {
            table.Release();
        }
    }

    /// <summary>Records how many strings extraction has left.</summary>
    public void WriteMarks(SqliteTransaction transaction)
    {
        foreach (var (name, rows) in new[] { ("paths", _paths.Count), ("node_kinds", _nodeKinds.Count),
            ("terminals", _terminals.Count), ("terms", _terms.Count) })
        {
            _workspace.Connection.Execute(
                "insert into string_marks (name, rows) values (@name, @rows) on conflict (name) do update "
                    + "set rows = @rows", new { name, rows }, transaction);
        }
    }

    /// <summary>Rows of the terms.</summary>
    public int[] Terms(IReadOnlyList<Token> tokens, SqliteTransaction transaction)
    {
        var rows = new int[tokens.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var text = tokens[i].Text;
            var key = Buffer(1 + text.Length);
            key[0] = (char)tokens[i].Kind;
            text.CopyTo(key[1..]);
            rows[i] = _terms.Row(key, transaction);
        }

        return rows;
    }

    /// <summary>Rows of the terminals.</summary>
    public int[] Terminals(IReadOnlyList<string> terminals, SqliteTransaction transaction)
    {
        var rows = new int[terminals.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = _terminals.Row(terminals[i], transaction);
        }

        return rows;
    }

    /// <summary>Rows of the paths.</summary>
    public int[] Paths(IReadOnlyList<SyntaxPath> paths, SqliteTransaction transaction)
    {
        var rows = new int[paths.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (kinds, top) = paths[i];
            var key = Buffer(1 + kinds.Length);
            key[0] = (char)top;
            for (var k = 0; k < kinds.Length; k++)
            {
                key[1 + k] = (char)NodeKind(kinds[k], transaction);
            }

            rows[i] = _paths.Row(key, transaction);
        }

        return rows;
    }

    /// <summary>Row of a node kind.</summary>
    public int NodeKind(int kind, SqliteTransaction transaction)
    {
        ref var row = ref _nodeKindRows[kind];
        row = row > 0 ? row : _nodeKinds.Row(_nodeKindName(kind), transaction);
        return row;
    }

    private Span<char> Buffer(int length)
    {
        if (length > _buffer.Length)
        {
            _buffer = new char[2 * length];
        }

        return _buffer.AsSpan(0, length);
    }

    private InternedStrings OfTexts(string table, string column) => new(
        _workspace,
        $"select id from {table} where {column} = ?2",
        $"insert into {table} (id, {column}) values (?1, ?2)",
        static (statement, key) => statement.Bind(2, key));

    private void Load()
    {
        lock (_workspace.Gate)
        {
            _terms.Load(Rows("terms"), Query<(int, int Kind, string Text)>("select id, kind, text from terms")
                .Select(row => (row.Item1, (char)row.Kind + row.Text)));
            _terminals.Load(Rows("terminals"), Query<(int, string)>("select id, text from terminals"));
            _nodeKinds.Load(Rows("node_kinds"), Query<(int, string)>("select id, name from node_kinds"));
            _paths.Load(Rows("paths"), Query<(int, byte[] Nodes)>("select id, nodes from paths")
                .Select(row => (row.Item1, SyntaxPathCodec.DecodeRows(row.Nodes))));
        }
    }

    private int Rows(string table) => _workspace.Connection.ExecuteScalar<int>($"select count(*) from {table}");

    private IEnumerable<T> Query<T>(string sql) => _workspace.Connection.Query<T>(sql, buffered: false);
}
