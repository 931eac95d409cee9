using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Inspect;

/// <summary>Reads tables for inspection.</summary>
internal sealed class InspectionReader(Workspace workspace, int limit)
{
    private const string ExampleColumns =
        "lower(hex(e.example_id)) as id, e.qualified_name as name, r.url, f.path, e.first_line as line";
    private const string ExampleTables =
        "examples e join source_files f on f.id = e.file_id join repositories r on r.id = f.repository_id";

    /// <summary>The rows of a query; <c>$limit</c> and the given parameters are bound.</summary>
    public InspectionTable Table(string title, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (workspace.Gate)
        {
            using var command = workspace.Connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$limit", limit);
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            using var reader = command.ExecuteReader();
            var rows = new List<IReadOnlyList<object?>>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                    .Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
            }

            return new(title, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
        }
    }

    /// <summary>Examples whose id begins with the text, or whose qualified name or path holds it.</summary>
    public InspectionTable Examples(string text) => Table(
        "examples",
        $"select {ExampleColumns} from {ExampleTables} where lower(hex(e.example_id)) like $id or "
            + "instr(e.qualified_name, $text) > 0 or instr(f.path, $text) > 0 order by e.id limit $limit",
        ("$id", text.Length >= 4 && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() + "%" : ""),
        ("$text", text));

    /// <summary>Everything known of one example.</summary>
    public IEnumerable<InspectionTable> Example(string id)
    {
        yield return Table(
            "example",
            """
            select e.label, e.kind, e.signature, e.token_count as tokens, x.contexts_in_all as contexts, e.traits,
              e.parse_errors as "parse errors",
              case s.split when 0 then 'train' when 1 then 'validation' when 2 then 'test' else '' end as split,
              e.documentation
            from examples e join features x on x.example_row = e.id left join splits s on s.example_row = e.id
            where lower(hex(e.example_id)) = $id
            """,
            ("$id", id));
        yield return Table(
            "clusters",
            """
            select c.id as cluster,
              case c.relation when 0 then 'exact' when 1 then 'type1' when 2 then 'type2' else 'near' end as relation,
              c.size, round(m.similarity, 3) as similarity
            from duplicate_members m join duplicate_clusters c on c.id = m.cluster_id join examples e on e.id = m.row
            where c.level = 0 and lower(hex(e.example_id)) = $id order by c.relation
            """,
            ("$id", id));
        yield return Table(
            "noise",
            $"""
            select {Names<NoiseKind>("n.kind")} as noise,
              coalesce(n.refused, '') as refused, n.noisy_from as "noisy from", n.before, n.after
            from noise n join examples e on e.id = n.example_row where lower(hex(e.example_id)) = $id order by n.kind
            """,
            ("$id", id));
        yield return Table(
            "examples of tasks",
            $"""
            select {Names<TaskKind>("t.task")} as task, t.variant, t.label, length(t.input) as bytes
            from task_examples t join examples e on e.id = t.example_row where lower(hex(e.example_id)) = $id
            order by t.task, t.variant
            """,
            ("$id", id));
        yield return Table(
            "noise of tasks",
            $"""
            select {Names<TaskKind>("n.task")} as task, {Names<NoiseKind>("n.kind")} as noise, n.variant,
              coalesce(n.refused, '') as refused, n.noisy_from as "noisy from", n.before, n.after
            from task_noise n join examples e on e.id = n.example_row where lower(hex(e.example_id)) = $id
            order by n.task, n.kind, n.variant
            """,
            ("$id", id));
        yield return Views(id);
        yield return Code(id);
    }

    /// <summary>The written name of a stored enum.</summary>
    internal static string Names<T>(string column)
        where T : struct, Enum =>
        $"case {column} {string.Concat(Enum.GetValues<T>().Select(value =>
            $"when {Convert.ToInt32(value, CultureInfo.InvariantCulture)} then '{KebabCase.Of(value)}' "))}end";

    /// <summary>Which views leave the example out, and who stands for it there.</summary>
    private InspectionTable Views(string id)
    {
        var row = (long)Table(
            "row", "select id from examples where lower(hex(example_id)) = $id", ("$id", id)).Rows[0][0]!;
        var excluded = new DedupViewTable(workspace).ExcludedBy(row).ToList();
        return new("excluded by", ["view", "policy", "stands for it", "name"], [.. excluded.Select(pair =>
        {
            var standIn = Table(
                "stand-in", "select lower(hex(example_id)), qualified_name from examples where id = $row",
                ("$row", pair.Exclusion.StandIn)).Rows is [var found, ..] ? found : null;
            return (IReadOnlyList<object?>)[
                pair.View.Name, KebabCase.Of(pair.View.Policy), standIn?[0] ?? "",
                standIn?[1] ?? "its file's stand-in"];
        })]);
    }

    private InspectionTable Code(string id)
    {
        var code = workspace.Stream(
            "select f.text, e.start, e.length from examples e join source_files f on f.id = e.file_id "
                + "where lower(hex(e.example_id)) = $id",
            reader => TextCodec.Decode(reader.Blob(0)).Substring(reader.GetInt32(1), reader.GetInt32(2)),
            ("$id", id)).Single();
        return new("code", ["code"], [[code]]);
    }
}
