using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public class TokenGraphTests
{
    // tokens 0 x, 1 =, 2 y; nodes 3 assignment (x = y), 4 left (x), 5 right (y)
    private static readonly ProgramGraph _graph = new()
    {
        TokenCount = 3,
        NodeKinds = [1, 2, 2],
        Edges =
        [
            new(EdgeKind.Syntax, 3, 1),
            new(EdgeKind.Syntax, 3, 4),
            new(EdgeKind.Syntax, 3, 5),
            new(EdgeKind.Syntax, 4, 0),
            new(EdgeKind.Syntax, 5, 2),
            new(EdgeKind.NextToken, 0, 1),
            new(EdgeKind.NextToken, 1, 2),
            new(EdgeKind.CfgNext, 5, 3),
            new(EdgeKind.LastWrite, 2, 0),
        ],
    };

    [Fact]
    public void A_node_stands_for_its_first_token_and_loops_are_left_out() =>
        Assert.Equal(
            [
                new(EdgeKind.Syntax, 0, 1),
                new(EdgeKind.Syntax, 0, 2),
                new(EdgeKind.NextToken, 0, 1),
                new(EdgeKind.NextToken, 1, 2),
                new(EdgeKind.CfgNext, 2, 0),
                new(EdgeKind.LastWrite, 2, 0),
            ],
            TokenGraph.Edges(_graph)
        );

    [Fact]
    public void Variables_are_where_reads_and_writes_are() =>
        Assert.Equal([0, 2], TokenGraph.Variables(_graph));

    [Fact]
    public void An_edge_between_two_nodes_of_the_same_tokens_is_written_once()
    {
        var twice = _graph with { Edges = [.. _graph.Edges, new(EdgeKind.CfgNext, 5, 4)] };

        Assert.Single(TokenGraph.Edges(twice), edge => edge.Kind == EdgeKind.CfgNext);
    }

    [Fact]
    public void A_node_without_tokens_has_no_edges() =>
        Assert.Empty(
            TokenGraph.Edges(
                new()
                {
                    TokenCount = 0,
                    NodeKinds = [1, 1],
                    Edges = [new(EdgeKind.Syntax, 0, 1)],
                }
            )
        );
}
