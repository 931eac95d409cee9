using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

/// <summary>
/// Checks metadata against Croissant 1.0 (docs.mlcommons.org/croissant/docs/croissant-spec.html): the required
/// properties, their types and numbers, the namespaces, identifiers and references, and that data is where fields say.
/// </summary>
public sealed class CroissantTests(TrainedCorpus trained) : IClassFixture<TrainedCorpus>
{
    // "Namespaces" and "Appendix 1: JSON-LD context": terms that are not of schema.org
    private static readonly string[] _terms =
    [
        "citeAs", "column", "data", "dataType", "extract", "field", "fileObject", "fileProperty", "fileSet", "format",
        "includes", "isLiveDataset", "jsonPath", "key", "parentField", "path", "recordSet", "references", "regex",
        "repeated", "replace", "separator", "source", "subField", "transform",
    ];

    private static readonly string[] _dataTypes = ["sc:Boolean", "sc:Date", "sc:Float", "sc:Integer", "sc:Text"];

    private static readonly string[] _texts = ["name", "description", "citeAs"];
    private static readonly string[] _creators = ["sc:Organization", "sc:Person"];
    private static readonly string[] _extracts = ["column", "jsonPath"];

    [Theory]
    [InlineData("code2vec")]
    [InlineData("code2seq")]
    [InlineData("great")]
    [InlineData("codexglue")]
    [InlineData("jsonl", "--include", "tokens,contexts,graph")]
    [InlineData("jsonl", "--compress", "gzip")]
    [InlineData("parquet", "--include", "tokens,graph")]
    public async Task Metadata_has_what_the_specification_requires(string format, params string[] args)
    {
        var folder = Path.Combine("croissant", string.Concat([format, .. args]).Replace(',', '-'));
        (await trained.Corpus.RunAsync(["export", "--format", format, "--out", folder, "--uncleaned", .. args]))
            .Expect(0);

        var root = trained.Corpus.Path(folder);
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "croissant.json")))!.AsObject();

        CheckDataset(document);
        CheckIdentifiers(document);
        Assert.All(Objects(document, "distribution"), file => CheckFile(file, root));
        Assert.All(Objects(document, "recordSet"), CheckRecordSet);
    }

    [Fact]
    public async Task Fields_are_where_their_sources_say()
    {
        (await trained.Corpus.RunAsync("export", "--format", "jsonl", "--include", "tokens", "--out", "paths"))
            .Expect(0);

        var document = JsonNode.Parse(File.ReadAllText(trained.Corpus.Path("paths/croissant.json")))!.AsObject();

        Assert.NotEmpty(Objects(document, "recordSet"));
        foreach (var field in Objects(document, "recordSet").SelectMany(set => Objects(set, "field")))
        {
            var file = trained.Corpus.Path("paths/" + Text(field["source"]!["fileObject"]!, "@id"));
            var path = Text(field["source"]!["extract"]!, "jsonPath");
            Assert.StartsWith("$.", path, StringComparison.Ordinal);
            var value = JsonLines.Read(file).First().GetProperty(path[2..]);
            var kinds = field["repeated"] is not null ? [JsonValueKind.Array]
                : Text(field, "dataType") == "sc:Integer" ? new[] { JsonValueKind.Number }
                : [JsonValueKind.String, JsonValueKind.Null];
            Assert.Contains(value.ValueKind, kinds);
        }
    }

    [Fact]
    public async Task Licences_are_addresses_of_the_SPDX_list_or_works_with_a_name()
    {
        using var corpus = new SampleCorpus(repositories: 0);
        const string code = "class C { int M(int a) { return a + 1; } }";
        corpus.Repository("a", ("A.cs", code), ("B.cs", $"// SPDX-License-Identifier: MIT OR Apache-2.0\n{code}"));
        corpus.Repository("b", ("A.cs", code), ("LICENSE", "Released under the MIT License."));
        corpus.Write(
            "corpus.yaml",
            $"corpus: c\nrepositories:\n  - {{ url: \"file://{corpus.Folder}/a\" }}\n"
                + $"  - {{ url: \"file://{corpus.Folder}/b\" }}\n");
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        foreach (var stage in new[] { "extract", "dedup", "split" })
        {
            (await corpus.RunAsync(stage)).Expect(0);
        }

        (await corpus.RunAsync("export", "--format", "jsonl", "--out", "out")).Expect(0);

        var document = JsonNode.Parse(File.ReadAllText(corpus.Path("out/croissant.json")))!.AsObject();
        CheckDataset(document);
        Assert.Equal(
            ["https://spdx.org/licenses/MIT.html", "MIT OR Apache-2.0", "unknown"],
            document["license"]!.AsArray().Select(value =>
                value is JsonObject work ? Text(work, "name") : value!.GetValue<string>()));
    }

    private static void CheckDataset(JsonObject document)
    {
        var context = document["@context"]!.AsObject();
        Assert.Equal("https://schema.org/", Text(context, "@vocab"));
        Assert.Equal("https://schema.org/", Text(context, "sc"));
        Assert.Equal("http://mlcommons.org/croissant/", Text(context, "cr"));
        Assert.Equal("http://purl.org/dc/terms/", Text(context, "dct"));
        Assert.Equal("dct:conformsTo", Text(context, "conformsTo"));
        Assert.All(_terms, term => Assert.Equal("cr:" + term, Term(context[term])));
        Assert.Equal("sc:Dataset", Text(document, "@type"));
        Assert.Equal("http://mlcommons.org/croissant/1.0", Text(document, "conformsTo"));
        Assert.All(_texts, key => Assert.NotEqual("", Text(document, key)));
        Assert.True(Uri.TryCreate(Text(document, "url"), UriKind.Absolute, out _));
        Assert.NotEmpty(document["license"]!.AsArray());
        Assert.All(document["license"]!.AsArray(), CheckLicence);
        Assert.Contains(Text(document["creator"]!, "@type"), _creators);
        Assert.NotEqual("", Text(document["creator"]!, "name"));
        Assert.True(DateOnly.TryParseExact(
            Text(document, "datePublished"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Matches(@"^\d+\.\d+\.\d+$", Text(document, "version"));
        Assert.NotEmpty(Objects(document, "distribution"));
    }

    private static void CheckLicence(JsonNode? licence)
    {
        if (licence is JsonObject work)
        {
            Assert.Equal("sc:CreativeWork", Text(work, "@type"));
            Assert.NotEqual("", Text(work, "name"));
        }
        else
        {
            Assert.True(Uri.TryCreate(licence!.GetValue<string>(), UriKind.Absolute, out _));
        }
    }

    /// <summary>Ids are unique within a dataset; an object with nothing but an id refers to one.</summary>
    private static void CheckIdentifiers(JsonObject document)
    {
        var objects = document.Where(pair => pair.Key != "@context").SelectMany(pair => Descendants(pair.Value))
            .Where(node => node.ContainsKey("@id")).ToList();
        string[] defined = [.. objects.Where(node => node.Count > 1).Select(node => Text(node, "@id"))];
        Assert.Equal(defined.Length, defined.Distinct(StringComparer.Ordinal).Count());
        Assert.All(objects.Where(node => node.Count == 1), node => Assert.Contains(Text(node, "@id"), defined));
    }

    private static void CheckFile(JsonObject file, string root)
    {
        Assert.Equal("cr:FileObject", Text(file, "@type"));
        Assert.Matches(@"^[a-z]+/[\w.+-]+$", Text(file, "encodingFormat"));
        Assert.NotEqual("", Text(file, "name"));
        Assert.True(Uri.IsWellFormedUriString(Text(file, "contentUrl"), UriKind.RelativeOrAbsolute));
        var bytes = File.ReadAllBytes(Path.Combine(root, Text(file, "contentUrl")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Text(file, "sha256"));
        Assert.Equal($"{bytes.Length} B", Text(file, "contentSize"));
    }

    private static void CheckRecordSet(JsonObject records)
    {
        Assert.Equal("cr:RecordSet", Text(records, "@type"));
        Assert.NotEqual("", Text(records, "name"));
        Assert.NotEmpty(Objects(records, "field"));
        Assert.All(Objects(records, "field"), field =>
        {
            Assert.Equal("cr:Field", Text(field, "@type"));
            Assert.Equal($"{Text(records, "@id")}/{Text(field, "name")}", Text(field, "@id"));
            Assert.Contains(Text(field, "dataType"), _dataTypes);
            Assert.True(field["repeated"] is null || field["repeated"]!.GetValueKind() == JsonValueKind.True);
            var source = field["source"]!.AsObject();
            Assert.Single(source["fileObject"]!.AsObject());
            Assert.Contains(source["extract"]!.AsObject().Single().Key, _extracts);
        });
    }

    private static string Term(JsonNode? term) =>
        term is JsonObject typed ? Text(typed, "@id") : term!.GetValue<string>();

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();

    private static List<JsonObject> Objects(JsonNode node, string key) =>
        [.. node[key]!.AsArray().Select(value => value!.AsObject())];

    private static IEnumerable<JsonObject> Descendants(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(pair => Descendants(pair.Value)).Prepend(value),
        JsonArray values => values.SelectMany(Descendants),
        _ => [],
    };
}
