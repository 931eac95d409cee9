using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Export;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// Streams units with their file's row, ascending by file and row; only the parts that were asked for.
/// </summary>
internal sealed class ExportUnitReader(Workspace workspace, ExportQuery query)
{
    private const int FirstNoise = 23;

    private readonly bool _noisyTwins = query.Noise is not null && query.Parts.HasFlag(ExportParts.Misuse);

    public IEnumerable<(long File, ExportUnit Unit)> Read()
    {
        var contexts = query.Parts.HasFlag(ExportParts.Contexts);
        var graph = query.Parts.HasFlag(ExportParts.Graph);
        var twins = query.Parts.HasFlag(ExportParts.Misuse);
        var sql = $"""
            select e.file_id, e.id, e.example_id, s.split, e.kind, e.name, e.qualified_name, e.signature, e.start,
              e.length, e.first_line, e.last_line, e.first_token, e.token_count, e.documentation, e.parse_errors,
              e.traits, {(contexts ? "x.contexts" : "null")}, {(
                graph ? "x.graph" : "null"
            )}, {TwinColumns}{NoiseColumns(contexts, graph)}
            from examples e indexed by examples_by_file join splits s on s.example_row = e.id
            {(contexts || graph ? "left join features x on x.example_row = e.id" : "")}
            {(twins ? TwinJoin : "")}{(_noisyTwins ? NoisyTwinJoin : NoiseJoin)}
            order by e.file_id, e.id
            """;
        return workspace.Stream(sql, reader => (reader.GetInt64(0), Unit(reader)));
    }

    private static string TwinJoin { get; } =
        $"""
        left join task_examples c on c.task = {(int)TaskKind.VariableMisuse} and c.example_row = e.id and c.variant = 0
        left join task_examples b on b.task = {(int)TaskKind.VariableMisuse} and b.example_row = e.id and b.variant = 1
        """;

    /// <summary>The twins of variable-misuse as the noise of the task left them.</summary>
    private string TwinColumns =>
        !query.Parts.HasFlag(ExportParts.Misuse) ? "null, null, null, null"
        : _noisyTwins
            ? "coalesce(cn.label, c.label), coalesce(cn.input, c.input), coalesce(bn.label, b.label), "
                + "coalesce(bn.input, b.input)"
        : "c.label, c.input, b.label, b.input";

    private string NoisyTwinJoin => $"\n{TaskNoiseJoin("cn", variant: 0)}\n{TaskNoiseJoin("bn", variant: 1)}";

    private string TaskNoiseJoin(string name, int variant) =>
        $"left join task_noise {name} on {name}.task = {(int)TaskKind.VariableMisuse} "
        + $"and {name}.variant = {variant} and {IsNoisy(name)}";

    private string NoiseColumns(bool contexts, bool graph) =>
        query.Noise is null || _noisyTwins
            ? ""
            : $", n.before, n.after, n.text, {(query.Parts.HasFlag(ExportParts.Tokens) ? "n.tokens" : "null")}, "
                + $"n.token_count, "
                + $"{(contexts ? "n.contexts" : "null")}, {(graph ? "n.graph" : "null")}";

    private string NoiseJoin => query.Noise is null ? "" : $"\nleft join noise n on {IsNoisy("n")}";

    /// <summary>
    /// Levels are decimal fractions: the tolerance is rounding. Only the training split is corrupted.
    /// </summary>
    private string IsNoisy(string name) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {name}.kind = {(int)query.Noise!.Kind} and {name}.seed = {query.Noise.Seed} and {name}.example_row = e.id
              and {name}.noisy_from <= {query.Noise.Level:R} + 1e-9 and s.split = {(int)Split.Train}
            """
        );

    private ExportUnit Unit(SqliteDataReader reader) =>
        new()
        {
            Row = reader.GetInt64(1),
            Id = new(ContentHash.FromBytes(reader.Blob(2))),
            Split = (Split)reader.GetInt32(3),
            Kind = (UnitKind)reader.GetInt32(4),
            Name = reader.GetString(5),
            QualifiedName = reader.GetString(6),
            Signature = reader.GetString(7),
            Span = new(reader.GetInt32(8), reader.GetInt32(9)),
            FirstLine = reader.GetInt32(10),
            LastLine = reader.GetInt32(11),
            FirstToken = reader.GetInt32(12),
            TokenCount = reader.GetInt32(13),
            Documentation = reader.Text(14),
            ParseErrors = reader.GetInt32(15),
            Traits = (SourceTraits)reader.GetInt32(16),
            Contexts = Bytes(reader, 17),
            Graph = Bytes(reader, 18),
            Twins = reader.IsDBNull(19)
                ? null
                : [
                    new(reader.GetString(19), reader.Blob(20)),
                    new(reader.GetString(21), reader.Blob(22)),
                ],
            Noise = query.Noise is null || _noisyTwins || reader.IsDBNull(FirstNoise) ? null : Noise(reader),
        };

    private static ExportNoise Noise(SqliteDataReader reader) =>
        new(
            reader.GetString(FirstNoise),
            reader.GetString(FirstNoise + 1),
            Bytes(reader, FirstNoise + 2),
            Bytes(reader, FirstNoise + 3),
            reader.IsDBNull(FirstNoise + 4) ? 0 : reader.GetInt32(FirstNoise + 4),
            Bytes(reader, FirstNoise + 5),
            Bytes(reader, FirstNoise + 6)
        );

    private static byte[]? Bytes(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.Blob(column);
}
