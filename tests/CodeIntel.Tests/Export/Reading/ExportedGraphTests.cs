using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Export.Formats;
using CodeIntel.Export.Reading;

namespace CodeIntel.Tests.Export.Reading;

public class ExportedGraphTests
{
    private static readonly ExampleId _called = new(new(7));

    // tokens 0 f, 1 x; nodes 2 invocation, 3 argument; outside 4 parameter, 5 called unit
    private static readonly ProgramGraph _graph = new()
    {
        TokenCount = 2,
        NodeKinds = [1, 2],
        Outside = [new("value", null), new(null, _called)],
        Edges =
        [
            new(EdgeKind.Syntax, 2, 0),
            new(EdgeKind.Syntax, 2, 3),
            new(EdgeKind.Syntax, 3, 1),
            new(EdgeKind.NextToken, 0, 1),
            new(EdgeKind.FormalArgName, 3, 4),
            new(EdgeKind.Calls, 2, 5),
        ],
    };

    [Fact]
    public void What_was_written_is_read_back_with_what_is_outside()
    {
        var read = ExportedGraph.Parse(new NamedGraph(_graph, ["", "Invocation", "Argument"]).ToJson());

        Assert.Equal(_graph.TokenCount, read.TokenCount);
        Assert.Equal(["Invocation", "Argument"], read.Nodes);
        Assert.Equal(_graph.Outside, read.Outside);
        Assert.Equal(_graph.Edges, read.Edges);
    }

    [Theory]
    [InlineData("""{"tokens": 1, "nodes": [], "outside": [], "edges": {"calls": [[0, 1]]}}""")]
    [InlineData("""{"tokens": 1, "nodes": [], "outside": [{"unit": "1"}], "edges": {}}""")]
    [InlineData("""{"tokens": 1, "nodes": [], "outside": [{"parameter": "p"}], "edges": {"calls": [[1, 0]]}}""")]
    [InlineData("""{"tokens": 1, "nodes": [], "outside": [], "edges": {"sideways": [[0, 0]]}}""")]
    [InlineData("""{"tokens": 1, "nodes": [], "outside": [], "edges": {"calls": [[0]]}}""")]
    [InlineData("""{"tokens": 1, "nodes": [], "edges": {}}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_graph_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => ExportedGraph.Parse(text));

    [Fact]
    public void A_line_without_a_graph_is_refused()
    {
        using var line = JsonDocument.Parse("{}");

        Assert.Throws<InvalidDataException>(() => ExportedGraph.Of(line.RootElement));
    }
}
