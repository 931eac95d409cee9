using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>
/// What a model reads of an example of a task: count and rows of <c>terms</c>; length and UTF-8 bytes of the words,
/// joined by blanks; count of the candidates, each as the difference to the one before; then per edge kind that occurs
/// its number, its count and its edges as in a graph. A count of 0 stands for the whole chain of next tokens.
/// </summary>
internal static class TaskInputCodec
{
    private const char Blank = ' ';

    /// <summary>
    /// Encodes an input; <paramref name="rows"/> are those of its tokens. Edges are in order of kind, from, to.
    /// </summary>
    public static byte[] Encode(TaskInput input, ReadOnlySpan<int> rows)
    {
        var writer = new VarintWriter(16 + (2 * rows.Length) + (2 * input.Edges.Count));
        writer.Write(rows.Length);
        foreach (var row in rows)
        {
            writer.Write(row);
        }

        var words = Encoding.UTF8.GetBytes(string.Join(Blank, input.Words));
        writer.Write(words.Length);
        writer.Write(words);
        writer.Write(input.Candidates.Count);
        var previous = 0;
        foreach (var candidate in input.Candidates)
        {
            writer.Write(candidate - previous);
            previous = candidate;
        }

        WriteEdges(writer, input.Edges, rows.Length);
        return writer.ToArray();
    }

    /// <summary>Decodes an input; <paramref name="terms"/> are texts by row.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static TaskInput Decode(ReadOnlySpan<byte> bytes, IReadOnlyList<string> terms)
    {
        var reader = new VarintReader(bytes);
        var tokens = new string[reader.ReadCount(bytesEach: 1)];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = reader.Read() is var row && row > 0 && row < terms.Count
                ? terms[row]
                : throw VarintReader.Damaged();
        }

        var words = Encoding.UTF8.GetString(reader.ReadBytes(reader.Read()));
        var candidates = new int[reader.ReadCount(bytesEach: 1)];
        var previous = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            previous += reader.Read();
            candidates[i] = (uint)previous < tokens.Length ? previous : throw VarintReader.Damaged();
        }

        var edges = new List<GraphEdge>();
        while (!reader.AtEnd)
        {
            ReadEdges(ref reader, tokens.Length, edges);
        }

        return new()
        {
            Tokens = tokens,
            Words = words.Length == 0 ? [] : words.Split(Blank),
            Edges = edges,
            Candidates = candidates,
        };
    }

    private static void WriteEdges(VarintWriter writer, IReadOnlyList<GraphEdge> edges, int tokens)
    {
        for (int first = 0, end; first < edges.Count; first = end)
        {
            var kind = edges[first].Kind;
            for (end = first + 1; end < edges.Count && edges[end].Kind == kind;)
            {
                end++;
            }

            writer.Write((int)kind);
            var isChain = kind == EdgeKind.NextToken && IsChain(edges, first, end, tokens);
            writer.Write(isChain ? 0 : end - first);
            var previous = 0;
            for (var i = first; i < end && !isChain; i++)
            {
                writer.Write(edges[i].From - previous);
                writer.WriteSigned(edges[i].To - edges[i].From);
                previous = edges[i].From;
            }
        }
    }

    private static bool IsChain(IReadOnlyList<GraphEdge> edges, int first, int end, int tokens)
    {
        for (var i = first; i < end; i++)
        {
            if (edges[i].From != i - first || edges[i].To != i - first + 1)
            {
                return false;
            }
        }

        return end - first == tokens - 1;
    }

    private static void ReadEdges(ref VarintReader reader, int tokens, List<GraphEdge> edges)
    {
        var kind = (EdgeKind)reader.Read();
        var count = reader.ReadCount(bytesEach: 2);
        if (!Enum.IsDefined(kind) || (count == 0 && kind != EdgeKind.NextToken))
        {
            throw VarintReader.Damaged();
        }

        for (var i = 0; count == 0 && i + 1 < tokens; i++)
        {
            edges.Add(new(kind, i, i + 1));
        }

        var from = 0;
        for (var left = count; left > 0; left--)
        {
            from += reader.Read();
            var to = from + reader.ReadSigned();
            edges.Add((uint)from < tokens && (uint)to < tokens ? new(kind, from, to) : throw VarintReader.Damaged());
        }
    }
}
