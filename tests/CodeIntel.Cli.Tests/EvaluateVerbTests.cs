using System.Text.Json.Nodes;

namespace CodeIntel.Cli.Tests;

public sealed class EvaluateVerbTests
{
    [Fact]
    public async Task Evaluate_measures_planted_clones_alike_on_any_number_of_threads()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 4);
        (await corpus.RunAsync("run", "study.yaml", "--until", "extract")).Expect(0);
        string[] arguments = ["dedup", "evaluate", "--sample", "6", "--rates", "0,0.1", "--only", "planted", "--json"];

        var one = (await corpus.RunAsync([.. arguments, "--jobs", "1"])).Expect(0);
        var two = (await corpus.RunAsync([.. arguments, "--jobs", "2"])).Expect(0);

        Assert.Equal(one.Output, two.Output);
        var cells = one.Json["planted"]!["cells"]!.AsArray();
        var copy = cells.Single(cell => (string)cell!["kind"]! == "copy")!;
        Assert.Equal((6, 6, 1.0), ((int)copy["planted"]!, (int)copy["found"]!, (double)copy["recall"]!));
        var rename = cells.Single(cell => (string)cell!["kind"]! == "rename")!;
        Assert.Equal(("type2", (int)rename["planted"]!), ((string)rename["truth"]!, (int)rename["foundAsTruth"]!));
        Assert.Contains(cells, cell => (string)cell!["kind"]! == "block");
        Assert.Null(one.Json["pairs"]);
    }

    [Fact]
    public async Task Evaluate_compares_given_pairs_without_a_workspace()
    {
        using var corpus = new SampleCorpus(repositories: 0);
        corpus.Write(
            "pairs.jsonl",
            """{"id":"a","relation":"exact","first":"void A() { }","second":"void A() { }","note":"n"}""" + "\n"
                + """{"id":"b","relation":"type3","first":"void A() { }","second":"int B;","note":"n"}""");

        var found = (await corpus.RunAsync(
            "dedup", "evaluate", "--only", "pairs", "--pairs", "pairs.jsonl", "--json")).Expect(0).Json;
        var text = (await corpus.RunAsync("dedup", "evaluate", "--only", "pairs")).Expect(0).Output;

        Assert.Equal(["exact", "unreadable"], found["pairs"]!["pairs"]!.AsArray().Select(p => (string)p!["found"]!));
        Assert.Equal(0.5, (double)found["pairs"]!["recall"]!);
        Assert.Contains("hand-checked pairs", text, StringComparison.Ordinal);
        corpus.Write("pairs.jsonl", "{}\n");
        var error = (await corpus.RunAsync(
            "dedup", "evaluate", "--only", "pairs", "--pairs", "pairs.jsonl")).Expect(2).Errors;
        Assert.Contains("pairs.jsonl:1:1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rates", "0.5")]
    [InlineData("--rates", "x")]
    [InlineData("--sample", "0")]
    [InlineData("--setJaccard", "2")]
    [InlineData("--pairs", "absent.jsonl")]
    public async Task Evaluate_refuses_wrong_usage(string option, string value)
    {
        using var corpus = new SampleCorpus(repositories: 0);

        (await corpus.RunAsync("dedup", "evaluate", "--only", "pairs", option, value)).Expect(2);
    }

    [Fact]
    public async Task Inspect_compares_a_pair_and_counts_edits()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 3);
        (await corpus.RunAsync("run", "study.yaml", "--until", "dedup")).Expect(0);
        var listed = (await corpus.RunAsync("inspect", "Store", "--json", "--limit", "2")).Expect(0).Json;
        var examples = listed["examples"]!;
        var (first, second) = ((string)examples[0]!["id"]!, (string)examples[1]!["id"]!);

        var pair = (await corpus.RunAsync("inspect", "pair", first[..12], second, "--json")).Expect(0).Json;
        var text = (await corpus.RunAsync("inspect", "pair", first, second)).Expect(0).Output;
        var edits = (await corpus.RunAsync("inspect", "edits", "--sample", "5", "--json")).Expect(0).Json;

        Assert.Equal((first, second), ((string)pair["first"]!["id"]!, (string)pair["second"]!["id"]!));
        Assert.NotEmpty(pair["edits"]!.AsArray());
        Assert.All(pair["edits"]!.AsArray(), edit => Assert.NotNull(edit!["firstSpan"]!["start"]));
        Assert.Contains("relation " + (string)pair["relation"]!, text, StringComparison.Ordinal);
        Assert.InRange((int)((JsonArray)edits["near pairs"]!)[0]!["compared"]!, 1, 5);
        Assert.NotEmpty((JsonArray)edits["kinds of edit"]!);
        (await corpus.RunAsync("inspect", "blocks")).Expect(0);
        Assert.Contains("No method", (await corpus.RunAsync("inspect", "pair", "nowhere", first)).Expect(2).Errors,
            StringComparison.Ordinal);
    }
}
