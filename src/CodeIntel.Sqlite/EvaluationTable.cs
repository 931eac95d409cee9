using CodeIntel.Dedup.Evaluate;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>The methods of a workspace as what clones are made of.</summary>
public sealed class EvaluationTable(Workspace workspace) : IEvaluationSource
{
    /// <inheritdoc/>
    public IReadOnlyList<Token> Terms()
    {
        // rows start at 1
        return [new(TokenKind.Punctuation, ""), .. workspace.Stream(
            "select kind, text from terms order by id",
            reader => new Token((TokenKind)reader.GetInt32(0), reader.GetString(1)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<(long Row, ExampleId Id)> Origins(int minTokens, int maxTokens) => [.. workspace.Stream(
        $"""
        select id, example_id from examples where kind = {(int)UnitKind.Method} and parse_errors = 0
          and token_count between $min and $max order by id
        """,
        reader => (reader.GetInt64(0), new ExampleId(ContentHash.FromBytes(reader.Blob(1)))),
        ("$min", minTokens), ("$max", maxTokens))];

    /// <inheritdoc/>
    public string ReadCode(long row)
    {
        lock (workspace.Gate)
        {
            var (text, start, length) = workspace.Connection.QuerySingle<(byte[], long, long)>(
                "select f.text, e.start, e.length from examples e join source_files f on f.id = e.file_id "
                    + "where e.id = @row", new { row });
            return TextCodec.Decode(text).Substring((int)start, (int)length);
        }
    }
}
