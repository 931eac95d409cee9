using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed partial class OptionSchemaTests
{
    private static readonly JsonSerializerOptions _indented = new(StudyJson.Options) { WriteIndented = true };

    [Theory]
    [InlineData("study")]
    [InlineData("corpus")]
    public void The_shipped_schemas_are_those_of_the_option_records(string name)
    {
        var schema = name == "study" ? OptionSchema.OfStudy(Summaries()) : OptionSchema.OfCorpus(Summaries());
        var text = schema.ToJsonString(_indented).ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Schemas(), $"{name}.schema.json");
        if (Environment.GetEnvironmentVariable("CODEINTEL_UPDATE") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void Ranges_choices_and_required_keys_are_in_the_schema()
    {
        var study = OptionSchema.OfStudy(Summaries());

        Assert.Contains("study", study["required"]!.AsArray().Select(key => (string?)key));
        var extract = study["properties"]!["extract"]!["properties"]!;
        Assert.Contains("source", extract["semantics"]!["enum"]!.AsArray().Select(value => (string?)value));
        Assert.Equal(1000, (int)extract["maxNesting"]!["maximum"]!);
        Assert.Equal(200, (int)extract["maxNesting"]!["default"]!);
        var noise = study["properties"]!["noise"]!;
        Assert.Equal("array", (string?)noise["type"]);
        Assert.Equal(["kind"], noise["items"]!["required"]!.AsArray().Select(key => (string?)key));
    }

    [Fact]
    public void Every_key_of_the_files_is_described() => Assert.Empty(
        Undescribed(OptionSchema.OfStudy(Summaries()), "study")
            .Concat(Undescribed(OptionSchema.OfCorpus(Summaries()), "corpus")));

    private static IEnumerable<string> Undescribed(JsonNode schema, string path) =>
        (schema["properties"]?.AsObject() ?? []).SelectMany(property =>
            (property.Value!["description"] is null ? [$"{path}.{property.Key}"] : Array.Empty<string>())
                .Concat(Undescribed(property.Value!["items"] ?? property.Value!, $"{path}.{property.Key}")));

    private static string Schemas([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "schemas"));

    private static Dictionary<string, string> Summaries() =>
        XDocument.Load(Path.ChangeExtension(typeof(OptionSchema).Assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => member.Attribute("name")!.Value.StartsWith("P:", StringComparison.Ordinal))
            .Select(member => (Name: member.Attribute("name")!.Value[2..], Summary: member.Element("summary")))
            .Where(member => member.Summary is not null)
            .ToDictionary(member => member.Name, member => Plain(member.Summary!), StringComparer.Ordinal);

    private static string Plain(XElement summary) => Blanks().Replace(
        string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1].ToLowerInvariant(),
            XElement element => element.Value,
            _ => node.ToString(),
        })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
