using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Export.Reading;

/// <summary>
/// A program graph of jsonl or parquet: tokens are the nodes 0 to <paramref name="TokenCount"/> − 1, then come the
/// syntax nodes with their kinds, then what lies outside the unit.
/// </summary>
public sealed record ExportedGraph(
    int TokenCount,
    IReadOnlyList<string> Nodes,
    IReadOnlyList<OutsideNode> Outside,
    IReadOnlyList<GraphEdge> Edges)
{
    private static readonly Dictionary<string, EdgeKind> _kinds =
        Enum.GetValues<EdgeKind>().ToDictionary(KebabCase.Of, StringComparer.Ordinal);

    /// <summary>The graph of a line of jsonl.</summary>
    /// <exception cref="InvalidDataException">The line has none, or as for <see cref="Read"/>.</exception>
    public static ExportedGraph Of(JsonElement line) => line.TryGetProperty("graph", out var value)
        ? Read(value)
        : throw new InvalidDataException("it has no graph.");

    /// <summary>Reads a graph.</summary>
    /// <exception cref="InvalidDataException">
    /// A field is missing or of another type, an edge points outside the nodes, or is of a kind that there is not.
    /// </exception>
    public static ExportedGraph Read(JsonElement value)
    {
        try
        {
            var graph = new ExportedGraph(
                value.GetProperty("tokens").GetInt32(),
                [.. value.GetProperty("nodes").EnumerateArray().Select(kind => kind.GetString()!)],
                [.. value.GetProperty("outside").EnumerateArray().Select(ReadOutside)],
                [.. value.GetProperty("edges").EnumerateObject().SelectMany(ReadEdges)]);
            return graph.IsWithin ? graph : throw new InvalidDataException("an edge points outside the graph.");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException
            or IndexOutOfRangeException)
        {
            throw new InvalidDataException("it is no program graph: " + e.Message, e);
        }
    }

    /// <summary>The same from JSON text.</summary>
    /// <exception cref="InvalidDataException">As above, or it is no JSON.</exception>
    public static ExportedGraph Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("it is no program graph: " + e.Message, e);
        }
    }

    private bool IsWithin => Edges.All(edge =>
        (uint)edge.From < TokenCount + Nodes.Count && (uint)edge.To < TokenCount + Nodes.Count + Outside.Count);

    private static OutsideNode ReadOutside(JsonElement node) => node.TryGetProperty("parameter", out var parameter)
        ? new(parameter.GetString(), null)
        : new(null, new(ContentHash.Parse(node.GetProperty("unit").GetString()!)));

    private static IEnumerable<GraphEdge> ReadEdges(JsonProperty kind) =>
        kind.Value.EnumerateArray().Select(edge =>
            new GraphEdge(_kinds[kind.Name], edge[0].GetInt32(), edge[1].GetInt32()));
}
