using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>
/// SARIF 2.1.0: one rule per relation, one result per duplicate unit, related locations at its fellow members. Results
/// are streamed. Fingerprints are the keys of unit and cluster, so a viewer follows them across commits.
/// </summary>
internal sealed class SarifWriter(DuplicateReport report)
{
    /// <summary>Viewers show a handful; a cluster of 10,000 would otherwise take 100,000,000 locations.</summary>
    private const int MostRelated = 20;

    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    private static readonly JsonWriterOptions _options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, string> _bases = report.Source.Repositories
        .Select((repository, i) => (repository.Url, Base: $"REPOSITORY{i + 1}"))
        .DistinctBy(pair => pair.Url)
        .ToDictionary(pair => pair.Url, pair => pair.Base, StringComparer.Ordinal);

    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, _options);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteBases(json);
        WriteProvenance(json);
        WriteResults(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "codeintel");
        json.WriteString("semanticVersion", report.Version);
        json.WriteStartArray("rules");
        foreach (var rule in SarifRule.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Text);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", rule.Level);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Where each repository's paths begin; one without a web or file address is described by its text.</summary>
    private void WriteBases(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        foreach (var (url, name) in _bases)
        {
            json.WriteStartObject(name);
            if (AbsoluteUri(url) is { } uri)
            {
                json.WriteString("uri", uri.TrimEnd('/') + "/");
            }

            WriteText(json, "description", url);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteProvenance(Utf8JsonWriter json)
    {
        json.WriteStartArray("versionControlProvenance");
        foreach (var repository in report.Source.Repositories.Where(repository => repository.IsGit)
            .DistinctBy(repository => repository.Url))
        {
            if (AbsoluteUri(repository.Url) is { } uri)
            {
                json.WriteStartObject();
                json.WriteString("repositoryUri", uri);
                json.WriteString("revisionId", repository.Commit);
                json.WriteStartObject("mappedTo");
                json.WriteString("uriBaseId", _bases[repository.Url]);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private void WriteResults(Utf8JsonWriter json)
    {
        json.WriteStartArray("results");
        foreach (var group in report.Groups())
        {
            var related = new RelatedMembers(group, MostRelated);
            foreach (var member in group.Members)
            {
                WriteResult(json, group, member, related.Of(member));
            }

            json.Flush();
        }

        json.WriteEndArray();
    }

    private void WriteResult(
        Utf8JsonWriter json, DuplicateGroup group, DuplicateUnit member, IReadOnlyList<DuplicateUnit> related)
    {
        var rule = SarifRule.Of(member.Relation);
        json.WriteStartObject();
        json.WriteString("ruleId", rule.Id);
        json.WriteNumber("ruleIndex", (int)member.Relation);
        json.WriteString("level", group.Leaks(member) ? "error" : rule.Level);
        WriteText(json, "message", Message(group, member, related[0]));
        json.WriteStartArray("locations");
        WriteLocation(json, member, null);
        json.WriteEndArray();
        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < related.Count; i++)
        {
            WriteLocation(json, related[i], i + 1);
        }

        json.WriteEndArray();
        WriteFingerprints(json, group, member);
        if (report.StateOf(member) is { } state)
        {
            json.WriteString("baselineState", state);
        }

        WriteProperties(json, group, member);
        json.WriteEndObject();
    }

    private static string Message(DuplicateGroup group, DuplicateUnit member, DuplicateUnit other)
    {
        var more = group.Members.Count - 2;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{SarifRule.Of(member.Relation).Title}: {VisibleText.Of(member.Name)} is like "
                + $"[{Linked(other.Name)}](1){(more > 0 ? $" and {more:N0} more" : "")}.");
        return group.Leaks(member) ? text + " It is an evaluation example whose duplicate is trained on." : text;
    }

    // brackets and backslashes have a meaning in SARIF messages
    private static string Linked(string name) => VisibleText.Of(name)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal);

    private void WriteLocation(Utf8JsonWriter json, DuplicateUnit unit, int? id)
    {
        json.WriteStartObject();
        if (id is { } number)
        {
            json.WriteNumber("id", number);
        }

        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", RelativeUri(unit.Path));
        json.WriteString("uriBaseId", _bases[unit.Url]);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", unit.FirstLine);
        json.WriteNumber("endLine", unit.LastLine);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", unit.Name);
        json.WriteString("kind", report.Level == DuplicationLevel.Method ? "function" : "module");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFingerprints(Utf8JsonWriter json, DuplicateGroup group, DuplicateUnit member)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteString("codeintelUnit/v1", member.Key.ToString());
        json.WriteString("codeintelCluster/v1", group.Key.ToString());
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, DuplicateGroup group, DuplicateUnit member)
    {
        json.WriteStartObject("properties");
        json.WriteNumber("clusterSize", group.Members.Count);
        json.WriteString("scope", KebabCase.Of(group.Scope));
        json.WriteNumber("similarity", member.Similarity);
        json.WriteBoolean("leaks", group.Leaks(member));
        if (member.Split is { } split)
        {
            json.WriteString("split", KebabCase.Of(split));
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string? AbsoluteUri(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "file" or "ssh"
            ? uri!.AbsoluteUri
            : null;

    // a path may hold any character, a colon in its first segment included
    private static string RelativeUri(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
