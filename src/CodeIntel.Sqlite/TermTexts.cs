using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// Rows of <c>terms</c> by text alone, for inputs of tasks, to which a token's kind is nothing: the first row with the
/// text. A new text is appended as an identifier, after what extraction and noise wrote.
/// </summary>
internal sealed class TermTexts
{
    private static readonly string _kinds = string.Join(',', Enum.GetValues<TokenKind>().Select(kind => (int)kind));

    private readonly InternedStrings _rows;

    /// <summary>Loads what the workspace holds.</summary>
    public TermTexts(Workspace workspace)
    {
        _rows = new(
            workspace,
            $"select min(id) from terms where kind in ({_kinds}) and text = ?2",
            $"insert into terms (id, kind, text) values (?1, {(int)TokenKind.Identifier}, ?2)",
            static (statement, text) => statement.Bind(2, text));
        lock (workspace.Gate)
        {
            _rows.Load(
                workspace.Connection.ExecuteScalar<int>("select count(*) from terms"),
                workspace.Connection.Query<(int, string)>(
                    "select min(id), text from terms group by text", buffered: false));
        }
    }

    /// <summary>Encodes an input in the transaction that stores it.</summary>
    public byte[] Encode(TaskInput input, SqliteTransaction transaction)
    {
        var rows = new int[input.Tokens.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = _rows.Row(input.Tokens[i], transaction);
        }

        return TaskInputCodec.Encode(input, rows);
    }

    /// <summary>Ends a transaction's use.</summary>
    public void Release() => _rows.Release();

    /// <summary>All texts by row; row 0 is none.</summary>
    public static IReadOnlyList<string> Read(Workspace workspace)
    {
        var texts = new List<string> { "" };
        foreach (var (row, text) in workspace.Stream(
            "select id, text from terms order by id", reader => (reader.GetInt32(0), reader.GetString(1))))
        {
            while (texts.Count < row)
            {
                texts.Add("");
            }

            texts.Add(text);
        }

        return texts;
    }
}
