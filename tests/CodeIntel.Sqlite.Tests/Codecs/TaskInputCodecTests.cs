using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class TaskInputCodecTests
{
    private static readonly string[] _terms = ["", "int", "x", "=", "y", ";"];

    [Fact]
    public void Gives_back_inputs_with_edges_of_every_kind()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var (input, rows) = Input(new(seed));

            var read = TaskInputCodec.Decode(TaskInputCodec.Encode(input, rows), _terms);

            Assert.Equal(input.Tokens, read.Tokens);
            Assert.Equal(input.Words, read.Words);
            Assert.Equal(input.Candidates, read.Candidates);
            Assert.Equal(input.Edges, read.Edges);
        }
    }

    [Fact]
    public void The_chain_of_tokens_takes_two_bytes()
    {
        var rows = Enumerable.Repeat(1, 5_000).ToArray();
        var plain = new TaskInput { Tokens = [.. rows.Select(row => _terms[row])] };
        var chained = plain with
        {
            Edges = [.. Enumerable.Range(0, 4_999).Select(i => new GraphEdge(EdgeKind.NextToken, i, i + 1))],
        };

        var bytes = TaskInputCodec.Encode(chained, rows);

        Assert.Equal(TaskInputCodec.Encode(plain, rows).Length + 2, bytes.Length);
        Assert.Equal(chained.Edges, TaskInputCodec.Decode(bytes, _terms).Edges);
    }

    [Fact]
    public void Survives_damage()
    {
        var (input, rows) = Input(new(3));

        Damage.Survives(TaskInputCodec.Encode(input, rows), bytes => TaskInputCodec.Decode(bytes, _terms));
    }

    [Theory]
    [InlineData(new byte[] { 1, 9, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 1, 0, 1, 1 })]
    [InlineData(new byte[] { 1, 1, 0, 0, (byte)EdgeKind.LastRead, 1, 0, 4 })]
    [InlineData(new byte[] { 1, 1, 0, 0, 99, 1, 0, 0 })]
    public void Refuses_terms_candidates_and_edges_that_lead_nowhere(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => TaskInputCodec.Decode(bytes, _terms));

    private static (TaskInput Input, int[] Rows) Input(SeededRandom random)
    {
        var rows = Enumerable.Range(0, 1 + random.Next(30)).Select(_ => 1 + random.Next(_terms.Length - 1)).ToArray();
        var edges = new SortedSet<GraphEdge>();
        foreach (var kind in Enum.GetValues<EdgeKind>())
        {
            for (var left = random.Next(20); left > 0; left--)
            {
                edges.Add(new(kind, random.Next(rows.Length), random.Next(rows.Length)));
            }
        }

        return (
            new()
            {
                Tokens = [.. rows.Select(row => _terms[row])],
                Words = [.. Enumerable.Range(0, random.Next(5)).Select(i => $"größe{i}")],
                Candidates = [.. Enumerable.Range(0, rows.Length).Where(_ => random.Next(3) == 0)],
                Edges = [.. edges],
            },
            rows);
    }
}
