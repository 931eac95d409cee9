using System.Text.Encodings.Web;
using System.Text.Json;
using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>The report as one JSON document; its keys are a contract. Clusters are streamed.</summary>
internal sealed class DuplicateJson(DuplicateReport report)
{
    private static readonly JsonWriterOptions _options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, _options);
        json.WriteStartObject();
        json.WriteString("format", DuplicateBaseline.Format);
        json.WriteString("version", report.Version);
        json.WriteString("study", report.Source.Study);
        json.WriteString("level", KebabCase.Of(report.Level));
        json.WriteString("relation", KebabCase.Of(report.Relation));
        json.WriteString("thresholds", DuplicateThresholds.Of(report.Source.Options));
        WriteStatistics(json, report.Source.Statistics(report.Relation));
        var seen = WriteClusters(json);
        WriteBaseline(json, seen);
        json.WriteEndObject();
    }

    private static void WriteStatistics(Utf8JsonWriter json, DuplicateStatistics statistics)
    {
        json.WriteStartArray("statistics");
        foreach (var row in statistics.Relations)
        {
            json.WriteStartObject();
            json.WriteString("level", KebabCase.Of(row.Level));
            json.WriteString("relation", KebabCase.Of(row.Relation));
            json.WriteNumber("units", row.Units);
            json.WriteNumber("duplicates", row.Duplicates);
            json.WriteNumber("share", row.Share);
            json.WriteNumber("distinctShare", row.DistinctShare);
            json.WriteNumber("clusters", row.Clusters);
            json.WriteNumber("withinFile", row.WithinFile);
            json.WriteNumber("withinRepository", row.WithinRepository);
            json.WriteNumber("acrossRepositories", row.AcrossRepositories);
            json.WriteNumber("acrossSplits", row.AcrossSplits);
            json.WriteNumber("leaking", row.Leaking);
            json.WriteNumber("largest", row.Largest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("repositories");
        foreach (var row in statistics.Repositories)
        {
            json.WriteStartObject();
            json.WriteString("url", row.Url);
            json.WriteString("level", KebabCase.Of(row.Level));
            json.WriteString("relation", KebabCase.Of(row.Relation));
            json.WriteNumber("units", row.Units);
            json.WriteNumber("duplicates", row.Duplicates);
            json.WriteNumber("share", row.Share);
            json.WriteNumber("elsewhere", row.Elsewhere);
            json.WriteNumber("elsewhereShare", row.ElsewhereShare);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteOverlaps(json, statistics.Overlaps);
    }

    private static void WriteOverlaps(Utf8JsonWriter json, IReadOnlyList<DuplicateOverlap> overlaps)
    {
        json.WriteStartArray("overlaps");
        foreach (var cell in overlaps)
        {
            json.WriteStartObject();
            json.WriteString("level", KebabCase.Of(cell.Level));
            json.WriteString("of", cell.Of);
            json.WriteString("in", cell.In);
            json.WriteNumber("units", cell.Units);
            json.WriteNumber("share", cell.Share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private HashSet<ContentHash> WriteClusters(Utf8JsonWriter json)
    {
        var seen = new HashSet<ContentHash>();
        json.WriteStartArray("clusters");
        foreach (var group in report.Groups())
        {
            WriteCluster(json, group);
            seen.UnionWith(group.Members.Select(member => member.Key));
            json.Flush();
        }

        json.WriteEndArray();
        return seen;
    }

    private void WriteCluster(Utf8JsonWriter json, DuplicateGroup group)
    {
        json.WriteStartObject();
        json.WriteString("key", group.Key.ToString());
        json.WriteNumber("size", group.Members.Count);
        json.WriteString("scope", KebabCase.Of(group.Scope));
        json.WriteBoolean("acrossSplits", group.IsAcrossSplits);
        json.WriteStartArray("members");
        foreach (var member in group.Members)
        {
            WriteMember(json, group, member);
        }

        json.WriteEndArray();
        WritePairs(json, group);
        json.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter json, DuplicateGroup group, DuplicateUnit member)
    {
        json.WriteStartObject();
        json.WriteString("key", member.Key.ToString());
        json.WriteString("id", member.Id.ToString());
        json.WriteString("name", member.Name);
        json.WriteString("url", member.Url);
        json.WriteString("commit", member.Commit);
        json.WriteString("path", member.Path);
        json.WriteNumber("firstLine", member.FirstLine);
        json.WriteNumber("lastLine", member.LastLine);
        json.WriteNumber("tokens", member.Tokens);
        json.WriteString("split", member.Split is { } split ? KebabCase.Of(split) : null);
        json.WriteString("relation", KebabCase.Of(member.Relation));
        json.WriteNumber("similarity", member.Similarity);
        json.WriteBoolean("leaks", group.Leaks(member));
        if (report.StateOf(member) is { } state)
        {
            json.WriteString("state", state);
        }

        json.WriteEndObject();
    }

    private static void WritePairs(Utf8JsonWriter json, DuplicateGroup group)
    {
        var index = Enumerable.Range(0, group.Members.Count).ToDictionary(i => group.Members[i].Row);
        json.WriteStartArray("pairs");
        foreach (var pair in group.Pairs)
        {
            json.WriteStartObject();
            json.WriteNumber("first", index[pair.First]);
            json.WriteNumber("second", index[pair.Second]);
            json.WriteString("relation", KebabCase.Of(pair.Relation));
            json.WriteNumber("setJaccard", pair.SetJaccard);
            json.WriteNumber("multisetJaccard", pair.MultisetJaccard);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteBaseline(Utf8JsonWriter json, HashSet<ContentHash> seen)
    {
        if (report.Baseline is not { } baseline)
        {
            return;
        }

        json.WriteStartObject("baseline");
        json.WriteNumber("known", baseline.Count);
        json.WriteNumber("new", seen.Count(key => !baseline.Has(key)));
        json.WriteStartArray("vanished");
        foreach (var key in baseline.Keys.Where(key => !seen.Contains(key)))
        {
            json.WriteStringValue(key.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
