using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>
/// Program graphs: token count, node kinds, then parts, each a number and a count. Part 64, where there are nodes
/// outside the unit, comes first: per node the length of a parameter's name and its UTF-8 bytes, or 0 and the 16 bytes
/// of an example's id. The others are edge kinds that occur, with their edges in order of (from, to) as differences:
/// from to the previous from, to to its own from. The chain of <see cref="EdgeKind.NextToken"/> is implied.
/// </summary>
internal static class GraphCodec
{
    private const int MostTokens = 1 << 24;
    private const int OutsidePart = 64;

    /// <summary>A longer name of a parameter is cut.</summary>
    private const int MostNameBytes = 1 << 10;

    /// <summary>Encodes a graph of at most 2^24 tokens whose node kinds are rows of <c>node_kinds</c>.</summary>
    public static byte[] Encode(ProgramGraph graph)
    {
        var writer = new VarintWriter();
        Write(writer, graph, kind => kind);
        return writer.ToArray();
    }

    /// <summary>Encodes a graph of at most 2^24 tokens, given the row of each of its node kinds.</summary>
    public static void Write(VarintWriter writer, ProgramGraph graph, Func<int, int> kindRow)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(graph.TokenCount, MostTokens);
        writer.Write(graph.TokenCount);
        writer.Write(graph.NodeKinds.Count);
        foreach (var kind in graph.NodeKinds as int[] ?? [.. graph.NodeKinds])
        {
            writer.Write(kindRow(kind));
        }

        WriteOutside(writer, graph.Outside);
        if (graph.Edges is TreeEdges tree)
        {
            WriteSyntax(writer, tree, graph);
            WriteParts(writer, tree.Others as GraphEdge[] ?? [.. tree.Others]);
        }
        else
        {
            WriteParts(writer, graph.Edges as GraphEdge[] ?? [.. graph.Edges]);
        }
    }

    private static void WriteSyntax(VarintWriter writer, TreeEdges edges, ProgramGraph graph)
    {
        if (edges.SyntaxCount == 0)
        {
            return;
        }

        writer.Write((int)EdgeKind.Syntax);
        writer.Write(edges.SyntaxCount);
        var previous = 0;
        for (var node = 0; node < graph.NodeKinds.Count; node++)
        {
            var from = graph.TokenCount + node;
            foreach (var to in edges.ChildrenOf(node))
            {
                writer.Write(from - previous);
                writer.WriteSigned(to - from);
                previous = from;
            }
        }
    }

    private static void WriteParts(VarintWriter writer, ReadOnlySpan<GraphEdge> edges)
    {
        for (int first = 0, end; first < edges.Length; first = end)
        {
            var kind = edges[first].Kind;
            for (end = first + 1; end < edges.Length && edges[end].Kind == kind;)
            {
                end++;
            }

            if (kind != EdgeKind.NextToken)
            {
                WriteEdges(writer, edges[first..end]);
            }
        }
    }

    private static void WriteEdges(VarintWriter writer, ReadOnlySpan<GraphEdge> edges)
    {
        writer.Write((int)edges[0].Kind);
        writer.Write(edges.Length);
        var previous = 0;
        foreach (var (_, from, to) in edges)
        {
            writer.Write(from - previous);
            writer.WriteSigned(to - from);
            previous = from;
        }
    }

    /// <summary>Decodes a graph.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static ProgramGraph Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        var tokens = reader.Read() is var count and <= MostTokens ? count : throw VarintReader.Damaged();
        var kinds = new int[reader.ReadCount(bytesEach: 1)];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = reader.Read();
        }

        var edges = new List<GraphEdge>(
            Enumerable.Range(0, Math.Max(0, tokens - 1)).Select(i => new GraphEdge(EdgeKind.NextToken, i, i + 1)));
        OutsideNode[] outside = [];
        while (!reader.AtEnd)
        {
            var part = reader.Read();
            if (part == OutsidePart)
            {
                outside = ReadOutside(ref reader);
            }
            else
            {
                ReadEdges(ref reader, (EdgeKind)part, tokens + kinds.Length + outside.Length, edges);
            }
        }

        edges.Sort();
        return new() { TokenCount = tokens, NodeKinds = kinds, Outside = outside, Edges = edges };
    }

    private static void WriteOutside(VarintWriter writer, IReadOnlyList<OutsideNode> outside)
    {
        if (outside.Count == 0)
        {
            return;
        }

        writer.Write(OutsidePart);
        writer.Write(outside.Count);
        foreach (var (parameter, unit) in outside)
        {
            var name = Encoding.UTF8.GetBytes(parameter ?? "");
            var length = Math.Min(name.Length, MostNameBytes);
            writer.Write(length);
            writer.Write(length == 0 ? (unit ?? default).Hash.ToBytes() : name.AsSpan(0, length));
        }
    }

    private static OutsideNode[] ReadOutside(ref VarintReader reader)
    {
        var outside = new OutsideNode[reader.ReadCount(bytesEach: 2)];
        for (var i = 0; i < outside.Length; i++)
        {
            var length = reader.Read();
            outside[i] = length switch
            {
                0 => new(null, new(ContentHash.FromBytes(reader.ReadBytes(16)))),
                <= MostNameBytes => new(Encoding.UTF8.GetString(reader.ReadBytes(length)), null),
                _ => throw VarintReader.Damaged(),
            };
        }

        return outside;
    }

    private static void ReadEdges(ref VarintReader reader, EdgeKind kind, int nodes, List<GraphEdge> edges)
    {
        if (kind == EdgeKind.NextToken || !Enum.IsDefined(kind))
        {
            throw VarintReader.Damaged();
        }

        var from = 0;
        for (var left = reader.ReadCount(bytesEach: 2); left > 0; left--)
        {
            from += reader.Read();
            var to = from + reader.ReadSigned();
            edges.Add((uint)from < nodes && (uint)to < nodes ? new(kind, from, to) : throw VarintReader.Damaged());
        }
    }
}
