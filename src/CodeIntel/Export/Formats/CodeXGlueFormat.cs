using System.Buffers;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// CodeXGLUE's JSON lines (Lu 2021), in the form of CodeSearchNet (Husain 2019): code-to-text, and code search as its
/// AdvTest reads it (with <c>idx</c>, and <c>url</c> distinct for every example).
/// </summary>
internal sealed class CodeXGlueFormat(ExportSettings options) : IExampleFormat
{
    private const int UrlDigits = 12;

    private static readonly ExportColumn[] _columns =
    [
        new("repo", ExportColumnType.Text, "owner/name."),
        new("path", ExportColumnType.Text, "Path of the file."),
        new("func_name", ExportColumnType.Text, "Name with its type."),
        new("original_string", ExportColumnType.Text, "The text, without the documentation comment."),
        new("language", ExportColumnType.Text, "csharp."),
        new("code", ExportColumnType.Text, "The same text."),
        new("code_tokens", ExportColumnType.Texts, "Tokens without comments."),
        new("docstring", ExportColumnType.Text, "Summary of the documentation comment."),
        new("docstring_tokens", ExportColumnType.Texts, "Its tokens, as CodeSearchNet makes them."),
        new("sha", ExportColumnType.Text, "Commit."),
        new("url", ExportColumnType.Text, "Address of the lines."),
        new("partition", ExportColumnType.Text, "train, valid or test."),
    ];

    private bool IsSearch => options.Format == ExportFormat.CodeSearch;

    public ExportParts Parts => ExportParts.Text | ExportParts.Tokens;

    public IReadOnlyList<UnitKind> Units => [UnitKind.Method, UnitKind.LocalFunction, UnitKind.Operator];

    public bool CountsFirst => false;

    public FormatDescription Description => new()
    {
        Name = IsSearch ? "codexglue-search" : "codexglue",
        Summary = IsSearch
            ? "C# methods with a summary each, for code search, in the form of CodeXGLUE AdvTest."
            : "C# methods with a summary each, for code-to-text, in the form of CodeXGLUE.",
        Tasks = IsSearch ? ["sentence-similarity", "text-classification"] : ["summarization", "translation"],
        MediaType = "application/jsonlines",
        Columns = IsSearch
            ? [.. _columns, new("idx", ExportColumnType.Whole, "Number of the code, distinct in the export.")]
            : _columns,
    };

    public string FileName(Split split, int shard, int shards) => SplitNames.Of(split, "valid", "test") + ".jsonl";

    public void Count(ExportExample example, TextTally tally)
    {
    }

    public void BeginWriting()
    {
    }

    public string? Write(ExportExample example, IBufferWriter<byte> output, TextTally tally)
    {
        if (string.IsNullOrWhiteSpace(example.Documentation))
        {
            return "no-documentation";
        }

        var documentation = example.Documentation;
        var words = DocumentationTokens.Of(documentation);
        var code = new DocumentedCode(
            example.Unit.Name, example.Code.AsSpan().Count('\n') + 1, example.Unit.ParseErrors, example.Unit.Traits);
        if ((options.Clean ? CodeSearchCleaning.Refusal(documentation, words, code) : null) is { } reason)
        {
            return reason;
        }

        using var json = new Utf8JsonWriter(output, JsonText.Options);
        json.WriteStartObject();
        WriteCode(json, example);
        json.WriteString("docstring", documentation);
        json.WriteTexts("docstring_tokens", words);
        WriteOrigin(json, example);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
        return null;
    }

    public IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples) => [];

    private static void WriteCode(Utf8JsonWriter json, ExportExample example)
    {
        json.WriteString("repo", example.File.Repository.Slug);
        json.WriteString("path", ExampleMaker.WellFormed(example.File.Path));
        json.WriteString("func_name", example.Unit.QualifiedName);
        json.WriteString("original_string", example.Code);
        json.WriteString("language", "csharp");
        json.WriteString("code", example.Code);
        json.WriteTexts("code_tokens", example.Tokens());
    }

    private void WriteOrigin(Utf8JsonWriter json, ExportExample example)
    {
        var unit = example.Unit;
        var url = example.File.Repository.Link(
            ExampleMaker.WellFormed(example.File.Path), unit.FirstLine, unit.LastLine);
        json.WriteString("sha", example.File.Repository.Commit);
        json.WriteString("url", IsSearch ? $"{url}~{unit.Id.ToString()[..UrlDigits]}" : url);
        json.WriteString("partition", SplitNames.Of(unit.Split, "valid", "test"));
        if (IsSearch)
        {
            json.WriteNumber("idx", unit.Row);
        }
    }
}
