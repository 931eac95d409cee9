using System.Buffers;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// JSON lines of GREAT (Hellendoorn 2020; github.com/google-research-datasets/great): the bug-free twin of each
/// example. Token 0 is <c>#NEWLINE#</c>, as in the published data, so that location 0 means "no bug"; every other index
/// is one more than in the unit. An edge at a syntax node goes to the node's first token.
/// </summary>
internal sealed class GreatFormat(ExportSettings options) : IExampleFormat
{
    /// <summary>The first token of every example.</summary>
    public const string FirstToken = "#NEWLINE#";

    private const string Bug = "VARIABLE_MISUSE";

    public ExportParts Parts => ExportParts.Tokens | ExportParts.Graph;

    public IReadOnlyList<UnitKind> Units => Enum.GetValues<UnitKind>();

    public bool CountsFirst => false;

    public FormatDescription Description => new()
    {
        Name = "great",
        Summary = "C# methods as tokens and typed edges, without bugs, in the form of GREAT's variable-misuse data.",
        Tasks = ["token-classification"],
        MediaType = "application/jsonlines",
        Columns =
        [
            new("source_tokens", ExportColumnType.Texts, "Tokens; the first is #NEWLINE#."),
            new("edges", ExportColumnType.Json, "[from, to, number of the kind, name of the kind] between tokens."),
            new("has_bug", ExportColumnType.Boolean, "False: the bug-free twin."),
            new("error_location", ExportColumnType.Whole, "0: none."),
            new("repair_targets", ExportColumnType.Wholes, "Empty."),
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
        var graph = example.Graph;
        var tokens = example.Tokens();
        var edges = TokenGraph.Edges(graph);
        var variables = TokenGraph.Variables(graph).Where(token => token < tokens.Length).ToList();
        if (edges.Count == 0 || variables.Count == 0)
        {
            return edges.Count == 0 ? "no-edges" : "no-variable";
        }

        using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        json.WriteBoolean("has_bug", false);
        json.WriteNumber("bug_kind", 1);
        json.WriteString("bug_kind_name", Bug);
        json.WriteTexts("source_tokens", tokens.Prepend(FirstToken));
        WriteEdges(json, edges);
        json.WriteNumber("error_location", 0);
        json.WriteIntegers("repair_targets", []);
        WriteCandidates(json, variables, tokens);
        WriteProvenance(json, example);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
        return null;
    }

    public IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples) => [];

    private static void WriteEdges(Utf8JsonWriter json, List<GraphEdge> edges)
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

    private static void WriteCandidates(Utf8JsonWriter json, List<int> variables, string[] tokens)
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
