using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>A program graph with the names of its node kinds, as a JSON value.</summary>
internal sealed record NamedGraph(ProgramGraph Graph, IReadOnlyList<string> NodeKinds)
{
    /// <summary>
    /// <c>{"tokens": n, "nodes": [kind, …], "outside": [{"parameter": name} or {"unit": id}, …],
    /// "edges": {"syntax": [[from, to], …], …}}</c>; nodes follow the tokens, what is outside follows the nodes.
    /// </summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("tokens", Graph.TokenCount);
        json.WriteStartArray("nodes");
        foreach (var kind in Graph.NodeKinds)
        {
            json.WriteStringValue(NodeKinds[kind]);
        }

        json.WriteEndArray();
        WriteOutside(json);
        json.WriteStartObject("edges");
        foreach (var group in Graph.Edges.GroupBy(edge => edge.Kind))
        {
            json.WriteStartArray(KebabCase.Of(group.Key));
            foreach (var edge in group)
            {
                json.WriteStartArray();
                json.WriteNumberValue(edge.From);
                json.WriteNumberValue(edge.To);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The same as text.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Options))
        {
            WriteTo(json);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private void WriteOutside(Utf8JsonWriter json)
    {
        json.WriteStartArray("outside");
        foreach (var (parameter, unit) in Graph.Outside)
        {
            json.WriteStartObject();
            json.WriteString(parameter is null ? "unit" : "parameter", parameter ?? unit.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
