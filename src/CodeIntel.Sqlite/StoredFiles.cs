using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Stored files as they can be compared with files extracted again.</summary>
public sealed class StoredFiles(Workspace workspace, Func<int, string> nodeKindName)
{
    /// <summary>Every stored file.</summary>
    public IReadOnlyList<(long Repository, string Path)> Paths()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long, string)>(
                "select repository_id, path from source_files order by id")];
        }
    }

    /// <summary>What differs (text, tokens, units, path contexts), or null.</summary>
    public string? Difference(ExtractedFile file)
    {
        lock (workspace.Gate)
        {
            var key = new { file.RepositoryRow, file.Path };
            var row = workspace.Connection.QuerySingleOrDefault<(long Id, byte[] Text, byte[] Tokens, long Count)?>(
                "select id, text, tokens, token_count from source_files where repository_id = @RepositoryRow "
                    + "and path = @Path", key);
            return row is not var (id, text, tokens, count) ? "rows"
                : TextCodec.Decode(text) != file.Text ? "texts"
                : !Terms(TokenCodec.Decode(tokens, (int)count))
                    .SequenceEqual(file.Tokens.Select(token => file.Vocabulary[token])) ? "tokens"
                : Units(id) is var units
                    && !units.Keys.Order().SequenceEqual(file.Units.Select(unit => unit.Id).Order()) ? "units"
                : file.Units.Any(unit => !units[unit.Id].SequenceEqual(Contexts(unit, file))) ? "path contexts"
                : null;
        }
    }

    private IEnumerable<Token> Terms(int[] rows)
    {
        var terms = new Dictionary<int, Token>();
        foreach (var row in rows)
        {
            if (!terms.TryGetValue(row, out var term))
            {
                var (kind, text) = workspace.Connection.QuerySingle<(long, string)>(
                    "select kind, text from terms where id = @row", new { row });
                terms[row] = term = new((TokenKind)kind, text);
            }

            yield return term;
        }
    }

    private Dictionary<ExampleId, string[]> Units(long fileRow)
    {
        var kinds = workspace.Connection.Query<(long Id, string Name)>("select id, name from node_kinds")
            .ToDictionary(row => (int)row.Id, row => row.Name);
        return workspace.Connection.Query<(byte[] Id, byte[] Contexts)>(
            "select e.example_id, x.contexts from examples e join features x on x.example_row = e.id "
                + "where e.file_id = @fileRow", new { fileRow })
            .ToDictionary(
                row => new ExampleId(ContentHash.FromBytes(row.Id)),
                row => ContextCodec.Decode(row.Contexts).Select(context => Text(context, kinds)).ToArray());
    }

    private string Text(PathContext context, Dictionary<int, string> kinds)
    {
        string Terminal(int row) =>
            workspace.Connection.QuerySingle<string>("select text from terminals where id = @row", new { row });
        var nodes = workspace.Connection.QuerySingle<byte[]>(
            "select nodes from paths where id = @Path", new { context.Path });
        return $"{Terminal(context.Start)},{SyntaxPathCodec.Render(nodes, kinds)},{Terminal(context.End)}";
    }

    private IEnumerable<string> Contexts(ExtractedUnit unit, ExtractedFile file) =>
        unit.Features.Contexts.Select(context =>
    {
        var (kinds, top) = file.Paths[context.Path];
        var path = string.Concat(kinds.Select((kind, i) => (i == 0 ? "" : i <= top ? "^" : "_") + nodeKindName(kind)));
        return $"{file.Terminals[context.Start]},{path},{file.Terminals[context.End]}";
    });
}
