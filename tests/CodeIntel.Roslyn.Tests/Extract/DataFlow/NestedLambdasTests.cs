using System.Diagnostics;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

public sealed class NestedLambdasTests
{
    [Theory]
    [InlineData("x => ", "x")]
    [InlineData("delegate { return ", "x", "; }")]
    [InlineData("from x in a select ", "x")]
    [InlineData("from y in a where y == 1 from z in a select (from x in a select ", "x", ")")]
    [InlineData("$@\"{", "1", "}\"")]
    [InlineData("$\"{1}{", "1", "}\"")]
    public async Task Lambdas_queries_and_interpolated_strings_that_nest_too_deeply_are_not_bound(
        string open, string inner, string close = "")
    {
        var (admitted, refused) = (await DropsAsync(open, inner, close, 5), await DropsAsync(open, inner, close, 40));

        Assert.Empty(admitted);
        Assert.Equal(["nested-lambdas"], refused);
    }

    [Theory]
    [InlineData("from x in a select ", "x", "")]
    [InlineData("$@\"{", "1", "}\"")]
    public async Task The_deepest_nesting_that_is_bound_takes_seconds(string open, string inner, string close)
    {
        var watch = Stopwatch.StartNew();

        Assert.Empty(await DropsAsync(open, inner, close, 10));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    private static async Task<IEnumerable<string>> DropsAsync(string open, string inner, string close, int depth)
    {
        string Times(string text) => string.Concat(Enumerable.Repeat(text, depth));
        var tree = new MemoryTree().With(
            "a.cs", $"class C {{ void M() {{ var q = {Times(open)}{inner}{Times(close)}; }} int N() => 1; }}");
        var writer = new MemoryWriter();

        await Extraction.RunAsync(tree, writer, cancellationToken: TestContext.Current.CancellationToken);

        return writer.Drops.Where(drop => drop.Unit == "graph").Select(drop => drop.Reason);
    }
}
