using System.Text.Json.Nodes;
using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

public sealed class VocabularyTests(TrainedCorpus trained) : IClassFixture<TrainedCorpus>
{
    [Fact]
    public async Task Inspect_tells_the_shares_that_vocabularies_and_an_export_of_the_same_examples_give()
    {
        string[] export =
            ["--units", "method,local-function", "--include", "contexts", "--max-contexts", "20", "--out", "shares"];
        (await trained.Corpus.RunAsync(["export", "--format", "jsonl", .. export])).Expect(0);
        var run = trained.Corpus.Path("codeintel-workspace/runs/method-name_code2vec_clean_seed1/vocabulary.json");
        var vocabulary = JsonNode.Parse(System.IO.File.ReadAllText(run))!;

        var shown = (await trained.Corpus.RunAsync("inspect", "vocabulary", "--json")).Expect(0).Json["vocabulary"]!;

        var known = Labels("train").ToHashSet();
        var parts = Labels("train").SelectMany(Parts).ToHashSet();
        Assert.Equal(Missing(Labels("test"), known), Share("test labels"), precision: 9);
        Assert.Equal(Missing(Labels("test").SelectMany(Parts), parts), Share("test label subtokens"), precision: 9);
        Assert.Equal(
            Missing(Contexts("test").SelectMany(context => new[] { context[0], context[2] }), Texts("terminals")),
            Share("test terminals"),
            precision: 9);
        Assert.Equal(
            Missing(Contexts("test").Select(context => context[1]), Texts("paths")), Share("test paths"), precision: 9);
        // the split follows from the corpus' folder, which is another each time: all of it may be known
        Assert.InRange(Share("test labels"), 0, 0.999);
        Assert.InRange(Share("test terminals"), 0, 0.999);
        Assert.Equal(0, Share("train terminals"));

        double Share(string what) => shown.AsArray()
            .Single(row => (string)row!["what"]! == $"{what} unknown, share")!["value"]!.GetValue<double>();

        HashSet<string> Texts(string table) => [.. vocabulary[table]!.AsArray().Select(text => (string)text!)];
    }

    private IEnumerable<string> Labels(string split) =>
        JsonLines.Read(File(split)).Select(row => row.GetProperty("label").GetString()!);

    private IEnumerable<string[]> Contexts(string split) => JsonLines.Read(File(split)).SelectMany(row =>
        row.GetProperty("contexts").EnumerateArray().Select(context => context.GetString()!.Split(',')));

    private string File(string split) => trained.Corpus.Path($"shares/data/{split}-00000-of-00001.jsonl");

    private static string[] Parts(string label) => label.Split('|');

    private static double Missing(IEnumerable<string> texts, HashSet<string> known)
    {
        string[] all = [.. texts];
        return all.Count(text => !known.Contains(text)) / (double)all.Length;
    }
}
