using System.Buffers;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>jsonl and parquet: everything about an example.</summary>
internal sealed class TableFormat(ExportOptions options, ExportTables tables, IExportSource source) : IExampleFormat
{
    private readonly ExampleTable _table = new(options, tables, source);

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    public ExportParts Parts => options.Include | ExportParts.Text;

    public IReadOnlyList<UnitKind> Units => Enum.GetValues<UnitKind>();

    public bool CountsFirst => false;

    public FormatDescription Description => new()
    {
        Name = IsParquet ? "parquet" : "jsonl",
        Summary = "C# methods with their documentation, duplicates, licences and splits.",
        Tasks = ["text-generation", "summarization", "feature-extraction"],
        MediaType = IsParquet ? "application/vnd.apache.parquet" : "application/jsonlines",
        Columns = _table.Columns,
    };

    private bool IsParquet => options.Format == ExportFormat.Parquet;

    public string FileName(Split split, int shard, int shards) =>
        $"data/{SplitNames.Of(split)}-{shard:00000}-of-{shards:00000}"
        + (IsParquet ? ".parquet" : ".jsonl" + Compression.Extension(options.Compression));

    public void Count(ExportExample example, TextTally tally)
    {
    }

    public void BeginWriting()
    {
    }

    /// <summary>The values of an example, one per column.</summary>
    public object?[] Row(ExportExample example) => _table.Values(example);

    public string? Write(ExportExample example, IBufferWriter<byte> output, TextTally tally)
    {
        var json = _json ??= new(output, JsonText.Options);
        json.Reset(output);
        var values = _table.Values(example);
        json.WriteStartObject();
        for (var i = 0; i < values.Length; i++)
        {
            json.WritePropertyName(_table.Columns[i].Name);
            WriteValue(json, values[i]);
        }

        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
        return null;
    }

    public IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples) => [];

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case string[] texts:
                json.WriteStartArray();
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            case NamedGraph graph:
                graph.WriteTo(json);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
