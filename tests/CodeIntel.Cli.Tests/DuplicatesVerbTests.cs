using System.Text.Json.Nodes;

namespace CodeIntel.Cli.Tests;

public sealed class DuplicatesVerbTests
{
    private const string Study = """
        study: sample
        corpus: corpus.yaml
        extract: { semantics: none }
        dedup: { views: [ { name: longest, relation: exact, policy: keep-longest }, { name: files, level: file } ] }
        split: { by: file, ratios: [0.6, 0.2, 0.2] }
        noise:
          - { kind: duplicate-injection, levels: [0, 1], copies: [2, 4], form: renamed, share: 0.2 }
        train: [ { epochs: 2, batch: 16, width: 8, contexts: 20, view: longest } ]
        measure: { bootstrap: 100 }
        """;

    [Fact]
    public async Task Writes_each_format_and_a_baseline_hides_what_is_known_but_not_a_new_copy()
    {
        using var corpus = new SampleCorpus(repositories: 2, files: 4);
        corpus.Write("study.yaml", Study);
        (await corpus.RunAsync("run", "study.yaml", "--until", "split")).Expect(0);

        foreach (var format in new[] { "sarif", "json", "csv", "html" })
        {
            (await corpus.RunAsync("duplicates", "--format", format, "--out", $"out/{format}")).Expect(0);
        }

        Assert.Contains("cluster,size", File.ReadAllText(corpus.Path("out/csv/members.csv")), StringComparison.Ordinal);
        var page = File.ReadAllText(corpus.Path("out/html/index.html"));
        Assert.Contains("href=\"clusters/0001.html\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var sarif = JsonNode.Parse(File.ReadAllText(corpus.Path("out/sarif")))!["runs"]![0]!;
        var known = JsonNode.Parse(File.ReadAllText(corpus.Path("out/json")))!;
        var members = known["clusters"]!.AsArray().Sum(cluster => cluster!["members"]!.AsArray().Count);
        Assert.Equal(members, sarif["results"]!.AsArray().Count);
        Assert.True(members > 0);

        string[] gate = ["--baseline", "out/json", "--fail-on", "duplicates>0", "--fail-on", "cross-repository"];
        (await corpus.RunAsync(["duplicates", .. gate])).Expect(0);

        // a verbatim copy of a clone that the baseline knows, in a new file
        corpus.Write("repo0/src/Copy.cs", File.ReadAllText(corpus.Path("repo0/src/File0.cs")));
        corpus.Commit("repo0");
        Array.ForEach(Directory.GetFiles(corpus.Folder, "*.lock.yaml"), File.Delete);
        var failed = (await corpus.RunAsync(["run", "study.yaml", "--until", "split", .. gate])).Expect(3);
        Assert.Contains("gate failed: duplicates:", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("baseline: ", failed.Errors, StringComparison.Ordinal);
        var compared = (await corpus.RunAsync(
            "duplicates", "--format", "json", "--out", "now.json", "--baseline", "out/json", "--json")).Expect(0).Json;
        Assert.Equal(8, (long)compared["baseline"]!["new"]!);
        var now = JsonNode.Parse(File.ReadAllText(corpus.Path("now.json")))!;
        Assert.All(
            now["clusters"]!.AsArray().SelectMany(cluster => cluster!["members"]!.AsArray()),
            member => Assert.Equal(
                (string)member!["path"]! == "src/Copy.cs" ? "new" : "unchanged", (string)member["state"]!));
    }

    [Fact]
    public async Task A_study_trains_on_a_view_with_injected_duplicates()
    {
        using var corpus = new SampleCorpus(repositories: 2, files: 6);
        corpus.Write("study.yaml", Study);

        var document = (await corpus.RunAsync("run", "study.yaml", "--json")).Expect(0).Json;

        var stages = document["stages"]!.AsArray().ToDictionary(stage => (string)stage!["name"]!);
        var dedup = stages["dedup"]!["facts"]!;
        Assert.True((double)dedup["view longest: excluded examples"]! > 0);
        var dropped = stages["train"]!["units"]!.AsArray().Single(unit => (string)unit!["unit"]! == "example")!;
        Assert.True((long)dropped["dropped"]!["duplicate"]! > 0);
        Assert.Contains(document["runs"]!.AsArray(), run => (string?)run!["noise"] == "duplicate-injection");
        var views = (await corpus.RunAsync("inspect", "views", "--json")).Expect(0).Json["views"]!.AsArray();
        Assert.Equal(
            ["longest", "files", "exact", "type1", "type2", "near"], views.Select(view => (string)view!["view"]!));
        (await corpus.RunAsync("verify")).Expect(0);
    }

    [Theory]
    [InlineData("is no gate", "duplicates", "--fail-on", "share>>2")]
    [InlineData("is no metric", "split", "--fail-on", "splits>0")]
    [InlineData("has no level", "duplicates", "--fail-on", "file.drops")]
    [InlineData("files have no split", "duplicates", "--fail-on", "file.cross-split")]
    [InlineData("go together", "duplicates", "--format", "json")]
    [InlineData("cannot serve as a baseline", "duplicates", "--baseline", "corpus.yaml")]
    [InlineData("cannot serve as a baseline", "split", "--baseline", "absent.json")]
    [InlineData("is not empty", "duplicates", "--format", "html", "--out", "repo0")]
    [InlineData("is a folder", "duplicates", "--format", "sarif", "--out", "repo0")]
    [InlineData("needs the output of", "duplicates")]
    [InlineData("names the view 'nearly'", "train", "--view", "nearly")]
    public async Task Bad_input_ends_with_2_and_says_why(string why, params string[] args)
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 1);
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        if (args.Contains("repo0"))
        {
            (await corpus.RunAsync("extract", "--semantics", "none")).Expect(0);
            (await corpus.RunAsync("dedup")).Expect(0);
        }

        var result = (await corpus.RunAsync(args)).Expect(2);

        Assert.Contains(why, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dedup: { views: [ { name: near } ] }", "built-in view")]
    [InlineData("dedup: { views: [ { name: a, policy: keep-best } ] }", "keep-first, keep-longest")]
    [InlineData("dedup: { views: [ { name: a, relation: exactly } ] }", "did you mean 'exact'")]
    [InlineData("dedup: { views: [ { name: a, policy: keep-by-licence } ] }", "must name what is preferred")]
    [InlineData("dedup: { views: [ { name: a, closure: pairs, scope: train } ] }", "must be all where closure")]
    [InlineData("dedup: { level: [method], views: [ { name: a, level: file } ] }", "does not compare")]
    [InlineData("dedup: { views: [ { name: a }, { name: a } ] }", "two views called 'a'")]
    [InlineData("dedup: { views: [ { name: a, policy: keep-by-repository, priority: [o/none] } ] }", "o/none")]
    [InlineData("train: [ { view: none } ]", "names the view 'none'")]
    [InlineData("noise: [ { kind: duplicate-injection, copies: [1] } ]", "whole numbers in [2, 1024]")]
    public async Task A_study_with_a_wrong_view_is_refused(string line, string why)
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 1);
        corpus.Write("study.yaml", $"study: sample\ncorpus: corpus.yaml\n{line}\n");

        var result = (await corpus.RunAsync("run", "study.yaml", "--until", "clone")).Expect(2);

        Assert.Contains(why, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_on_what_was_not_computed_fails()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 1);

        var result = (await corpus.RunAsync("clone", "corpus.yaml", "--fail-on", "cross-split")).Expect(3);

        Assert.Contains("cross-split: not known", result.Errors, StringComparison.Ordinal);
    }
}
