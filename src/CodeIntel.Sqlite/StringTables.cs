using System.Text;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// The interned strings: terms, terminals, node kinds and paths. Rows are given in the order in which strings first
/// arrive, so they are a function of the input as long as files arrive in order. Holds one entry per distinct string in
/// memory.
/// </summary>
internal sealed class StringTables
{
    private readonly Workspace _workspace;
    private readonly Func<int, string> _nodeKindName;
    private readonly Dictionary<Token, int> _terms = [];
    private readonly Dictionary<string, int> _terminals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _nodeKinds = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _nodeKindRows = [];

    /// <summary>Loads what the workspace holds; <paramref name="nodeKindName"/> names the compiler's kinds.</summary>
    public StringTables(Workspace workspace, Func<int, string> nodeKindName)
    {
        _workspace = workspace;
        _nodeKindName = nodeKindName;
        var connection = workspace.Connection;
        lock (workspace.Gate)
        {
            foreach (var (id, kind, text) in connection.Query<(int, int, string)>(
                "select id, kind, text from terms", buffered: false))
            {
                _terms.Add(new((TokenKind)kind, text), id);
            }

            Load(_terminals, "select id, text from terminals");
            Load(_nodeKinds, "select id, name from node_kinds");
            foreach (var (id, nodes) in connection.Query<(int, byte[])>("select id, nodes from paths", buffered: false))
            {
                _paths.Add(Encoding.Latin1.GetString(nodes), id);
            }
        }
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
        using var insert = Prepare(
            "insert into terms (id, kind, text) values ($id, $kind, $text)", transaction, "$id", "$kind", "$text");
        return [.. tokens.Select(token => Intern(_terms, token, insert, parameters =>
        {
            parameters[1].Value = (int)token.Kind;
            parameters[2].Value = token.Text;
        }))];
    }

    /// <summary>Rows of the terminals.</summary>
    public int[] Terminals(IReadOnlyList<string> terminals, SqliteTransaction transaction)
    {
        using var insert = Prepare("insert into terminals (id, text) values ($id, $text)", transaction, "$id", "$text");
        return [.. terminals.Select(
            text => Intern(_terminals, text, insert, parameters => parameters[1].Value = text))];
    }

    /// <summary>Rows of the paths.</summary>
    public int[] Paths(IReadOnlyList<SyntaxPath> paths, SqliteTransaction transaction)
    {
        using var insert = Prepare("insert into paths (id, nodes) values ($id, $nodes)", transaction, "$id", "$nodes");
        return [.. paths.Select(path =>
        {
            var nodes = SyntaxPathCodec.Encode(path, kind => NodeKind(kind, transaction));
            return Intern(_paths, Encoding.Latin1.GetString(nodes), insert, parameters => parameters[1].Value = nodes);
        })];
    }

    /// <summary>Row of a node kind.</summary>
    public int NodeKind(int kind, SqliteTransaction transaction)
    {
        if (_nodeKindRows.TryGetValue(kind, out var row))
        {
            return row;
        }

        var name = _nodeKindName(kind);
        using var insert = Prepare(
            "insert into node_kinds (id, name) values ($id, $name)", transaction, "$id", "$name");
        return _nodeKindRows[kind] = Intern(_nodeKinds, name, insert, parameters => parameters[1].Value = name);
    }

    private static int Intern<T>(
        Dictionary<T, int> rows, T value, SqliteCommand insert, Action<SqliteParameterCollection> set)
        where T : notnull
    {
        if (rows.TryGetValue(value, out var row))
        {
            return row;
        }

        row = rows.Count + 1;
        insert.Parameters[0].Value = row;
        set(insert.Parameters);
        insert.ExecuteNonQuery();
        rows.Add(value, row);
        return row;
    }

    private SqliteCommand Prepare(string sql, SqliteTransaction transaction, params ReadOnlySpan<string> parameters)
    {
        var command = _workspace.Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        return command;
    }

    private void Load(Dictionary<string, int> rows, string sql)
    {
        foreach (var (id, text) in _workspace.Connection.Query<(int, string)>(sql, buffered: false))
        {
            rows.Add(text, id);
        }
    }
}
