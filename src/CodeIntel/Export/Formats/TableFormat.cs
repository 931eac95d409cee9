using System.Buffers;
using System.Text;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>jsonl and parquet: everything about an example.</summary>
internal sealed class TableFormat : IExampleFormat
{
    private readonly ExportSettings _options;
    private readonly ExampleTable _table;
    private readonly byte[][] _heads;

    public TableFormat(ExportSettings options, ExportTables tables, IExportSource source)
    {
        _options = options;
        _table = new(options, tables, source);
        _heads = Heads(_table.Columns);
    }

    public ExportParts Parts => _options.Include | ExportParts.Text;

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

    private bool IsParquet => _options.Format == ExportFormat.Parquet;

    public string FileName(Split split, int shard, int shards) =>
        $"data/{SplitNames.Of(split)}-{shard:00000}-of-{shards:00000}"
        + (IsParquet ? ".parquet" : ".jsonl" + Compression.Extension(_options.Compression));

    public void Count(ExportExample example, TextTally tally)
    {
    }

    public void BeginWriting()
    {
    }

    /// <summary>The values of an example, one per column; JSON as text.</summary>
    public object?[] Row(ExportExample example) =>
        Array.ConvertAll(_table.Values(example), value => value is NamedGraph graph ? graph.ToJson() : value);

    public string? Write(ExportExample example, IBufferWriter<byte> output, TextTally tally)
    {
        var values = _table.Values(example);
        for (var i = 0; i < values.Length; i++)
        {
            output.Write(_heads[i]);
            WriteValue(output, values[i]);
        }

        output.Write("}\n"u8);
        return null;
    }

    public IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples) => [];

    /// <summary>What stands before each value: <c>{"id":</c>, <c>,"split":</c> …</summary>
    private static byte[][] Heads(IReadOnlyList<ExportColumn> columns) =>
        [.. columns.Select((column, i) => Encoding.UTF8.GetBytes($"{(i == 0 ? "{" : ",")}\"{column.Name}\":"))];

    private static void WriteValue(IBufferWriter<byte> output, object? value)
    {
        switch (value)
        {
            case string text:
                JsonBytes.Write(output, text);
                break;
            case int number:
                JsonBytes.Write(output, number);
                break;
            case string[] texts:
                JsonBytes.Write(output, texts);
                break;
            case NamedGraph graph:
                using (var json = new Utf8JsonWriter(output, JsonText.Options))
                {
                    graph.WriteTo(json);
                }

                break;
            default:
                output.Write("null"u8);
                break;
        }
    }
}
