using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite.Inspect;

/// <summary>Finds methods by id, the first digits of an id, or qualified name, and pairs of them.</summary>
public sealed class UnitReader(Workspace workspace)
{
    private const int ShortestPrefix = 4;

    /// <summary>
    /// The rows that a text names, at most <paramref name="limit"/>: an id or its first digits (at least 4); else a
    /// qualified name; else a qualified name's end.
    /// </summary>
    public IReadOnlyList<long> Find(string text, int limit)
    {
        var isPrefix = text.Length >= ShortestPrefix && text.All(char.IsAsciiHexDigit);
        var found = isPrefix ? Rows("lower(hex(example_id)) like @text", text.ToLowerInvariant() + "%", limit) : [];
        found = found.Count > 0 ? found : Rows("qualified_name = @text", text, limit);
        return found.Count > 0
            ? found
            : Rows("substr(qualified_name, -length(@text)) = @text", "." + text, limit);
    }

    /// <summary>A method.</summary>
    public InspectedUnit Read(long row)
    {
        lock (workspace.Gate)
        {
            var (id, name, url, path, line, start, length, first, count) = workspace.Connection
                .QuerySingle<(byte[], string, string, string, long, long, long, long, long)>(
                    """
                    select e.example_id, e.qualified_name, r.url, f.path, e.first_line, e.start, e.length,
                      e.first_token, e.token_count
                    from examples e join source_files f on f.id = e.file_id
                      join repositories r on r.id = f.repository_id
                    where e.id = @row
                    """,
                    new { row });
            var (text, tokens, total) = workspace.Connection.QuerySingle<(byte[], byte[], long)>(
                "select f.text, f.tokens, f.token_count from examples e join source_files f on f.id = e.file_id "
                    + "where e.id = @row", new { row });
            return new()
            {
                Row = row,
                Id = Convert.ToHexStringLower(id),
                Name = name,
                Repository = url,
                Path = path,
                Line = line,
                Text = TextCodec.Decode(text).Substring((int)start, (int)length),
                Tokens = Terms(TokenCodec.Decode(tokens, (int)total).AsSpan((int)first, (int)count)),
            };
        }
    }

    /// <summary>The stored near pairs of methods, ascending.</summary>
    public IEnumerable<(long First, long Second)> NearPairs() => workspace.Stream(
        $"""
        select first, second from duplicate_pairs where level = {(int)DuplicationLevel.Method}
          and relation = {(int)DuplicationRelation.Near} order by first, second
        """,
        reader => (reader.GetInt64(0), reader.GetInt64(1)));

    /// <summary>The blocks of two methods, as places in the first and the second, and lengths.</summary>
    public IReadOnlyList<DuplicateBlock> Blocks(long first, long second) => [.. workspace.Stream(
        """
        select first, second, first_start, second_start, length from duplicate_blocks
        where first = $first and second = $second order by first_start, second_start
        """,
        reader => new DuplicateBlock(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3),
            reader.GetInt32(4)),
        ("$first", Math.Min(first, second)), ("$second", Math.Max(first, second)))];

    private List<long> Rows(string condition, string text, int limit)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<long>(
                $"select id from examples where {condition} order by id limit @limit", new { text, limit })];
        }
    }

    private List<Token> Terms(ReadOnlySpan<int> rows)
    {
        var terms = new Dictionary<int, Token>();
        var tokens = new List<Token>(rows.Length);
        foreach (var row in rows)
        {
            if (!terms.TryGetValue(row, out var token))
            {
                var (kind, text) = workspace.Connection.QuerySingle<(long, string)>(
                    "select kind, text from terms where id = @row", new { row });
                terms.Add(row, token = new((TokenKind)kind, text));
            }

            tokens.Add(token);
        }

        return tokens;
    }
}
