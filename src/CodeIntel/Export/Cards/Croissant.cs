using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CodeIntel.Export.Formats;
using CodeIntel.Studies;

namespace CodeIntel.Export.Cards;

/// <summary>
/// <c>croissant.json</c>: metadata in JSON-LD by Croissant 1.0 (docs.mlcommons.org/croissant/docs/croissant-spec.html):
/// the dataset, its files with their sums, and one record set per data file that has columns.
/// </summary>
internal static class Croissant
{
    public const string FileName = "croissant.json";

    /// <summary>The version that the document conforms to.</summary>
    public const string Conformity = "http://mlcommons.org/croissant/1.0";

    // the context that the specification gives, without the terms that are not used here
    private const string Context = """
        {
          "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
          "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
          "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
          "dct": "http://purl.org/dc/terms/", "examples": {"@id": "cr:examples", "@type": "@json"},
          "extract": "cr:extract", "field": "cr:field", "fileObject": "cr:fileObject",
          "fileProperty": "cr:fileProperty", "fileSet": "cr:fileSet", "format": "cr:format",
          "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key",
          "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
          "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace",
          "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source",
          "subField": "cr:subField", "transform": "cr:transform"
        }
        """;

    /// <summary>The document.</summary>
    public static string Of(ExportLedger ledger, FormatDescription format)
    {
        var options = ledger.Options;
        var document = new JsonObject
        {
            ["@context"] = JsonNode.Parse(Context),
            ["@type"] = "sc:Dataset",
            ["conformsTo"] = Conformity,
            ["name"] = options.Name,
            ["description"] = format.Summary,
            ["license"] = new JsonArray([.. ledger.Licences.Keys.Select(Licence)]),
            ["url"] = options.Url ?? "urn:sha256:" + DataHash(ledger),
            ["creator"] = new JsonObject { ["@type"] = "sc:Organization", ["name"] = options.Creator },
            ["datePublished"] = options.Published,
            ["version"] = "1.0.0",
            ["keywords"] = Texts(["code", "C#", "methods", ledger.Format]),
            ["inLanguage"] = "en",
            ["citeAs"] = $"{options.Creator}: {options.Name}, C# dataset made by CodeIntel, {options.Published}",
            ["distribution"] = new JsonArray([.. ledger.Files.Select(file => FileObject(file, format, options))]),
            ["recordSet"] = new JsonArray(
            [
                .. ledger.Files.Where(file => file is { Split: not null, Examples: > 0 } && format.Columns.Count > 0)
                    .Select(file => RecordSet(file, format)),
            ]),
        };
        return document.ToJsonString(new(StudyJson.Options) { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    /// <summary>What identifies the data where no address was given.</summary>
    private static string DataHash(ExportLedger ledger) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(ExportSums.Text(ledger.Files))));

    /// <summary>
    /// The address of a licence of the SPDX list; an expression, a text of its own, or what is unknown, is a work with
    /// a name: the specification admits addresses and works.
    /// </summary>
    private static JsonNode Licence(string licence) =>
        licence == LicenceList.Unknown || licence.Contains(' ') || licence.Contains("Ref-", StringComparison.Ordinal)
            ? new JsonObject { ["@type"] = "sc:CreativeWork", ["name"] = licence }
            : JsonValue.Create($"https://spdx.org/licenses/{licence}.html");

    private static JsonObject FileObject(ExportedFile file, FormatDescription format, ExportSettings options) => new()
    {
        ["@type"] = "cr:FileObject",
        ["@id"] = file.Path,
        ["name"] = file.Path,
        ["contentUrl"] = file.Path,
        ["contentSize"] = string.Create(CultureInfo.InvariantCulture, $"{file.Bytes} B"),
        ["encodingFormat"] = file.Split is null ? Beside(file.Path)
            : options.Format == ExportFormat.JsonLines && options.Compression != ExportCompression.None
                ? $"application/{options.Compression.ToString().ToLowerInvariant()}"
            : format.MediaType,
        ["sha256"] = file.Sha256,
    };

    private static string Beside(string path) =>
        path.Contains(".dict.", StringComparison.Ordinal) ? "application/octet-stream" : "text/plain";

    private static JsonObject RecordSet(ExportedFile file, FormatDescription format)
    {
        var id = "records/" + file.Path;
        return new()
        {
            ["@type"] = "cr:RecordSet",
            ["@id"] = id,
            ["name"] = id,
            ["description"] = $"The {file.Split} split ({file.Path}).",
            ["field"] = new JsonArray([.. format.Columns.Select(column => Field(id, column, file, format))]),
        };
    }

    private static JsonObject Field(string recordSet, ExportColumn column, ExportedFile file, FormatDescription format)
    {
        var field = new JsonObject
        {
            ["@type"] = "cr:Field",
            ["@id"] = $"{recordSet}/{column.Name}",
            ["name"] = column.Name,
            ["description"] = column.Description,
            ["dataType"] = DataType(column.Type),
            ["source"] = new JsonObject
            {
                ["fileObject"] = new JsonObject { ["@id"] = file.Path },
                ["extract"] = format.MediaType == "application/jsonlines"
                    ? new JsonObject { ["jsonPath"] = "$." + column.Name }
                    : new JsonObject { ["column"] = column.Name },
            },
        };
        if (column.Type is ExportColumnType.Texts or ExportColumnType.Wholes)
        {
            field["repeated"] = true;
        }

        return field;
    }

    private static string DataType(ExportColumnType type) => type switch
    {
        ExportColumnType.Whole or ExportColumnType.Wholes => "sc:Integer",
        ExportColumnType.Number => "sc:Float",
        ExportColumnType.Boolean => "sc:Boolean",
        _ => "sc:Text",
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
