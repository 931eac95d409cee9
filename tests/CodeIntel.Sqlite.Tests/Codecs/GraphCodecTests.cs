using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class GraphCodecTests
{
    [Fact]
    public void Gives_back_graphs_with_edges_of_every_kind()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            var graph = Graph(new(seed));

            var read = GraphCodec.Decode(GraphCodec.Encode(graph));

            Assert.Equal(graph.TokenCount, read.TokenCount);
            Assert.Equal(graph.NodeKinds, read.NodeKinds);
            Assert.Equal(graph.Outside, read.Outside);
            Assert.Equal(graph.Edges, read.Edges);
        }
    }

    [Fact]
    public void Does_not_store_the_chain_of_tokens()
    {
        var chain = Enumerable.Range(0, 9_999).Select(i => new GraphEdge(EdgeKind.NextToken, i, i + 1)).ToArray();

        var bytes = GraphCodec.Encode(new() { TokenCount = 10_000, NodeKinds = [], Edges = chain });

        Assert.Equal(3, bytes.Length);
        Assert.Equal(chain, GraphCodec.Decode(bytes).Edges);
    }

    [Fact]
    public void Writes_edges_by_parent_as_it_writes_a_list()
    {
        var edges = new TreeEdges(
            3, [0, 4, 1, 2, 5], [2, 4, 5], [new(EdgeKind.LastRead, 2, 0), new(EdgeKind.ReturnTo, 1, 3)]);
        var graph = new ProgramGraph { TokenCount = 3, NodeKinds = [7, 8, 9], Edges = edges };

        var bytes = GraphCodec.Encode(graph);

        Assert.Equal(GraphCodec.Encode(graph with { Edges = [.. edges] }), bytes);
        Assert.Equal(edges, GraphCodec.Decode(bytes).Edges);
    }

    [Fact]
    public void Survives_damage() =>
        Damage.Survives(GraphCodec.Encode(Graph(new(3))), bytes => GraphCodec.Decode(bytes));

    [Fact]
    public void Refuses_more_tokens_than_memory_holds_and_edges_that_lead_nowhere()
    {
        var writer = new VarintWriter();
        writer.Write(int.MaxValue);
        writer.Write(0);

        Assert.Throws<InvalidDataException>(() => GraphCodec.Decode(writer.ToArray()));
        Assert.Throws<InvalidDataException>(() => GraphCodec.Decode([2, 0, (byte)EdgeKind.LastRead, 1, 0, 4]));
        Assert.Throws<InvalidDataException>(() => GraphCodec.Decode([2, 0, 99, 1, 0, 2]));
    }

    private static ProgramGraph Graph(SeededRandom random)
    {
        var tokens = 1 + random.Next(30);
        var nodes = Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(9_000)).ToArray();
        var outside = Enumerable.Range(0, random.Next(5))
            .Select(i => random.Next(2) == 0
                ? new OutsideNode($"größe{i}", null)
                : new(null, new ExampleId(ContentHash.Of($"{i}"))))
            .ToArray();
        var edges = new SortedSet<GraphEdge>(
            Enumerable.Range(0, tokens - 1).Select(i => new GraphEdge(EdgeKind.NextToken, i, i + 1)));
        foreach (var kind in Enum.GetValues<EdgeKind>().Where(kind => kind != EdgeKind.NextToken))
        {
            for (var left = 1 + random.Next(20); left > 0; left--)
            {
                edges.Add(new(
                    kind,
                    random.Next(tokens + nodes.Length),
                    random.Next(tokens + nodes.Length + outside.Length)));
            }
        }

        return new() { TokenCount = tokens, NodeKinds = nodes, Outside = outside, Edges = [.. edges] };
    }
}
