using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public sealed class ContextSampleTests
{
    private static readonly PathContext[] _contexts =
        [.. Enumerable.Range(0, 100).Select(i => new PathContext(i, i, i))];

    [Fact]
    public void Keeps_all_where_there_are_few() => Assert.Equal(_contexts, ContextSample.Take(_contexts, 100, Id(1)));

    [Fact]
    public void Draws_the_same_distinct_contexts_in_their_order()
    {
        var sample = ContextSample.Take(_contexts, 30, Id(1));

        Assert.Equal(30, sample.Distinct().Count());
        Assert.Equal(sample.OrderBy(context => context.Start), sample);
        Assert.Equal(sample, ContextSample.Take(_contexts, 30, Id(1)));
        Assert.NotEqual(sample, ContextSample.Take(_contexts, 30, Id(2)));
    }

    [Fact]
    public void Draws_every_context_equally_often()
    {
        var counts = Enumerable.Range(0, 2000)
            .SelectMany(i => ContextSample.Take(_contexts, 10, Id(i)))
            .CountBy(context => context.Start);

        Assert.All(counts, pair => Assert.InRange(pair.Value, 130, 270));
    }

    private static ExampleId Id(int i) => ExampleId.Create("u", "c", "p", new(i, 1), "t");
}
