using System.Text.Json.Nodes;

namespace CodeIntel.Cli.Tests;

/// <summary>Exports leave out what a view excludes, as train does.</summary>
public sealed class ExportViewTests(NoisyCorpus noisy) : IClassFixture<NoisyCorpus>
{
    [Theory]
    [InlineData("exact")]
    [InlineData("type1")]
    [InlineData("type2")]
    [InlineData("near")]
    [InlineData("within-train")]
    public async Task Built_in_views_and_those_of_the_study_leave_out_what_inspect_lists(string view)
    {
        var dropped = (await SplitsAsync(view)).Sum(Duplicates);

        var views = (await noisy.Corpus.RunAsync("inspect", "views", "--json")).Expect(0).Json["views"]!.AsArray();
        var listed = views.Single(item => (string)item!["view"]! == view)!;
        Assert.Equal((long)listed["excluded"]!, dropped);
        Assert.True(dropped > 0);
    }

    [Fact]
    public async Task The_scope_of_a_view_is_kept() => Assert.All(
        (await SplitsAsync("within-train")).Where(line => (string)line!["split"]! != "train"),
        line => Assert.Equal(0, Duplicates(line)));

    private static long Duplicates(JsonNode? line) => (long?)line!["dropped"]!["duplicate"] ?? 0;

    private async Task<JsonArray> SplitsAsync(string view)
    {
        string[] export = ["export", "--format", "jsonl", "--view", view, "--dry-run", "--json"];
        return (await noisy.Corpus.RunAsync(export)).Expect(0).Json["splits"]!.AsArray();
    }
}
