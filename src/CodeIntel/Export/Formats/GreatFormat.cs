using System.Buffers;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// JSON lines of GREAT (Hellendoorn 2020; github.com/google-research-datasets/great): both twins of each example of
/// variable-misuse, or, where the workspace has none, each unit as the bug-free twin alone. Token 0 is
/// <c>#NEWLINE#</c>, as in the published data, so that location 0 means "no bug"; every other index is one more than in
/// the unit. An edge at a syntax node goes to the node's first token.
/// </summary>
internal sealed class GreatFormat(ExportSettings options, bool hasMisuse) : IExampleFormat
{
    /// <summary>The first token of every example.</summary>
    public const string FirstToken = "#NEWLINE#";

    private const string Bug = "VARIABLE_MISUSE";

    public ExportParts Parts => ExportParts.Tokens | (hasMisuse ? ExportParts.Misuse : ExportParts.Graph);

    public IReadOnlyList<UnitKind> Units => Enum.GetValues<UnitKind>();

    public bool CountsFirst => false;

    public FormatDescription Description => new()
    {
        Name = "great",
        Summary = $"C# methods as tokens and typed edges, {(hasMisuse ? "without and with a bug" : "without bugs")}, "
            + "in the form of GREAT's variable-misuse data.",
        Tasks = ["token-classification"],
        MediaType = "application/jsonlines",
        Columns =
        [
            new("source_tokens", ExportColumnType.Texts, "Tokens; the first is #NEWLINE#."),
            new("edges", ExportColumnType.Json, "[from, to, number of the kind, name of the kind] between tokens."),
            new("has_bug", ExportColumnType.Boolean, "False: the bug-free twin."),
            new("error_location", ExportColumnType.Whole, "Position of the misused variable; 0: none."),
            new("repair_targets", ExportColumnType.Wholes, "Positions of tokens that name the right variable."),
            new("repair_candidates", ExportColumnType.Json, "Positions of variables, then their names."),
            new("bug_kind", ExportColumnType.Whole, "1, as in the published data."),
            new("bug_kind_name", ExportColumnType.Text, "VARIABLE_MISUSE, as in the published data."),
            new("provenances", ExportColumnType.Json, "Dataset, file, licence and id."),
        ],
    };

    public string FileName(Split split, int shard, int shards)
    {
        var name = SplitNames.Of(split, "dev", "eval");
        return $"{name}/{name}__{Bug}__{options.Name}.txt-{shard:00000}-of-{shards:00000}";
    }

    public void Count(ExportExample example, TextTally tally)
    {
    }

    public void BeginWriting()
    {
    }

    public string? Write(ExportExample example, IBufferWriter<byte> output, TextTally tally)
    {
        var twins = hasMisuse ? example.Twins().ToList() : [(MisuseLabel.None, Clean(example))];
        if (twins is not [var (_, first), ..])
        {
            return "no-misuse";
        }

        if (first.Edges.Count == 0 || first.Candidates.Count == 0)
        {
            return first.Edges.Count == 0 ? "no-edges" : "no-variable";
        }

        foreach (var (label, input) in twins)
        {
            Write(example, label, input, output);
        }

        return null;
    }

    public IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples) => [];

    private static TaskInput Clean(ExportExample example)
    {
        var tokens = example.Tokens();
        return new()
        {
            Tokens = tokens,
            Edges = TokenGraph.Edges(example.Graph),
            Candidates = [.. TokenGraph.Variables(example.Graph).Where(token => token < tokens.Length)],
        };
    }

    private void Write(ExportExample example, MisuseLabel label, TaskInput input, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        json.WriteBoolean("has_bug", label.IsBug);
        json.WriteNumber("bug_kind", 1);
        json.WriteString("bug_kind_name", Bug);
        json.WriteTexts("source_tokens", input.Tokens.Prepend(FirstToken));
        WriteEdges(json, input.Edges);
        json.WriteNumber("error_location", label.Location);
        json.WriteIntegers("repair_targets", label.Targets);
        WriteCandidates(json, input.Candidates, input.Tokens);
        WriteProvenance(json, example);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteEdges(Utf8JsonWriter json, IReadOnlyList<GraphEdge> edges)
    {
        json.WriteStartArray("edges");
        foreach (var (kind, from, to) in edges)
        {
            var (number, name) = GreatEdges.Of(kind);
            json.WriteStartArray();
            json.WriteNumberValue(from + 1);
            json.WriteNumberValue(to + 1);
            json.WriteNumberValue(number);
            json.WriteStringValue(name);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteCandidates(Utf8JsonWriter json, IReadOnlyList<int> variables, IReadOnlyList<string> tokens)
    {
        json.WriteStartArray("repair_candidates");
        foreach (var token in variables)
        {
            json.WriteNumberValue(token + 1);
        }

        foreach (var name in variables.Select(token => tokens[token]).Distinct(StringComparer.Ordinal))
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private void WriteProvenance(Utf8JsonWriter json, ExportExample example)
    {
        json.WriteStartArray("provenances");
        json.WriteStartObject();
        json.WriteStartObject("datasetProvenance");
        json.WriteString("datasetName", options.Name);
        json.WriteString("filepath", ExampleMaker.WellFormed($"{example.File.Repository.Slug}/{example.File.Path}"));
        json.WriteString("license", (example.File.Licence ?? LicenceList.Unknown).ToLowerInvariant());
        json.WriteString("note", example.Unit.Id.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
