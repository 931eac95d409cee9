using System.Diagnostics;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

public sealed class BoundedAnalysisTests
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
        Assert.Empty(await DropsAsync($"var q = {Nested(open, inner, close, 5)};"));
        Assert.Equal(["nested-lambdas"], await DropsAsync($"var q = {Nested(open, inner, close, 40)};"));
    }

    [Theory]
    [InlineData("from x in a select ", "x", "")]
    [InlineData("$@\"{", "1", "}\"")]
    public async Task The_deepest_nesting_that_is_bound_takes_seconds(string open, string inner, string close)
    {
        var watch = Stopwatch.StartNew();

        Assert.Empty(await DropsAsync($"var q = {Nested(open, inner, close, 10)};"));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("using (a) ")]
    [InlineData("lock (a) ")]
    public async Task Ways_through_very_many_finally_blocks_are_too_complex(string open)
    {
        var watch = Stopwatch.StartNew();

        Assert.Empty(await DropsAsync(Nested(open, "{ }", "", 100)));
        Assert.Equal(["too-complex"], await DropsAsync(Nested(open, "{ }", "", 2_500)));
        Assert.Equal(["too-complex"], await DropsAsync(Nested(Nested(open, "{ }", "", 1_000) + " ", "", "", 8)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task A_variable_at_each_level_makes_ways_through_finally_blocks_no_slower_than_they_count()
    {
        var watch = Stopwatch.StartNew();

        Assert.Empty(await DropsAsync(Nested("using (a) foreach (var x in y) ", "{ }", "", 20)));
        Assert.Equal(["too-complex"], await DropsAsync(Nested("using (a) foreach (var x in y) ", "{ }", "", 220)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    private static string Nested(string open, string inner, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    /// <summary>Why the graph of a method with this statement lacks data flow.</summary>
    private static async Task<IEnumerable<string>> DropsAsync(string statement)
    {
        var tree = new MemoryTree().With("a.cs", $"class C {{ void M(object a) {{ {statement} }} int N() => 1; }}");
        var writer = new MemoryWriter();

        await Extraction.RunAsync(tree, writer, cancellationToken: TestContext.Current.CancellationToken);

        return writer.Drops.Where(drop => drop.Unit == "graph").Select(drop => drop.Reason);
    }
}
