namespace CodeIntel.Cli.Tests;

public sealed class StageVerbTests
{
    [Fact]
    public async Task Stages_run_alone_with_their_own_options_and_refuse_stale_input()
    {
        using var corpus = new SampleCorpus();

        (await corpus.RunAsync("extract")).Expect(2);
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        (await corpus.RunAsync("split")).Expect(2);
        (await corpus.RunAsync("extract", "--semantics", "none", "--paths.maxLength", "6")).Expect(0);
        (await corpus.RunAsync("dedup", "--setJaccard", "0.9", "--level", "method")).Expect(0);
        (await corpus.RunAsync("split", "--by", "file", "--seed", "7", "--ratios", "0.6,0.2,0.2")).Expect(0);
        (await corpus.RunAsync("noise", "--kind", "label-shuffle", "--levels", "0,1")).Expect(0);
        (await corpus.RunAsync("split", "--by", "example")).Expect(0);
        var stale = (await corpus.RunAsync("train", "--epochs", "2", "--width", "8")).Expect(2);
        Assert.Contains("Run: codeintel noise", stale.Errors, StringComparison.Ordinal);
        (await corpus.RunAsync("noise")).Expect(0);
        var unserved = (await corpus.RunAsync("train", "--kernels", "cpu", "--model", "code2seq")).Expect(2);
        Assert.Contains("kernels", unserved.Errors, StringComparison.Ordinal);
        (await corpus.RunAsync("train", "--epochs", "2", "--width", "8", "--batch", "16", "--contexts", "10")).Expect(
            0
        );
        (await corpus.RunAsync("measure")).Expect(0);
        (await corpus.RunAsync("crossref", "--bootstrap", "100")).Expect(0);
        var report = (await corpus.RunAsync("report", "--title", "A <title> 😀", "--json")).Expect(0).Json;

        var page = File.ReadAllText((string)report["report"]!);
        Assert.Contains("A &lt;title&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&quot;maxLength&quot;: 6", page, StringComparison.Ordinal);
        (await corpus.RunAsync("verify")).Expect(0);
    }

    [Fact]
    public async Task A_repository_that_is_added_gives_the_same_bytes_as_a_fresh_workspace()
    {
        using var corpus = new SampleCorpus(repositories: 2, files: 4);
        var one = $"corpus: sample\nrepositories:\n  - {{ url: \"file://{corpus.Folder}/repo0\", licence: MIT }}\n";
        var both = File.ReadAllText(corpus.Path("corpus.yaml"));
        corpus.Write("corpus.yaml", one);
        (await corpus.RunAsync("run", "study.yaml", "--until", "dedup")).Expect(0);
        corpus.Write("corpus.yaml", both);

        (await corpus.RunAsync("run", "study.yaml", "--until", "dedup")).Expect(0);
        (await corpus.RunAsync("run", "study.yaml", "--until", "dedup", "-w", "fresh")).Expect(0);

        var grown = (await corpus.RunAsync("verify", "--json")).Expect(0).Json;
        var fresh = (await corpus.RunAsync("verify", "--json", "-w", "fresh")).Expect(0).Json;
        Assert.Equal(fresh["contentHash"]!.ToString(), grown["contentHash"]!.ToString());
    }

    [Fact]
    public async Task Sketches_run_under_a_cap_and_a_cap_that_is_too_small_is_refused()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 4);
        (await corpus.RunAsync("run", "study.yaml", "--until", "extract")).Expect(0);

        var small = (await corpus.RunAsync("dedup", "--max-memory", "10M")).Expect(2);
        var capped = (await corpus.RunAsync("dedup", "--method", "sketch", "--max-memory", "1G", "--json")).Expect(0);

        Assert.Contains("the smallest cap that does is", small.Errors, StringComparison.Ordinal);
        Assert.Contains("sketch recall on the sample", capped.Json.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(corpus.Path("codeintel-workspace/spill")));
        Assert.Contains("cohesion", (await corpus.RunAsync("inspect", "clusters")).Expect(0).Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by", "repository")]
    [InlineData("--by", "repository", "--list", "")]
    public async Task After_a_split_by_list_another_by_needs_no_list(params string[] options)
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 4);
        corpus.Write("list.csv", "path,split\n**/*.cs,train\n");
        (await corpus.RunAsync("run", "study.yaml", "--until", "dedup")).Expect(0);
        (await corpus.RunAsync("split", "--by", "list", "--list", "list.csv", "--unlisted", "train")).Expect(0);

        (await corpus.RunAsync("split", "--list", "")).Expect(2);
        (await corpus.RunAsync(["split", .. options])).Expect(0);
        (await corpus.RunAsync("split", "--by", "list")).Expect(2);
    }

    [Theory]
    [InlineData("dedup", "--max-memory", "2 gigs")]
    [InlineData("dedup", "--tokens", "some")]
    [InlineData("dedup", "--setJaccard", "2")]
    [InlineData("dedup", "--nonsense", "2")]
    [InlineData("run", "absent.yaml")]
    [InlineData("run")]
    [InlineData("nonsense")]
    [InlineData("extract", "--jobs", "0")]
    public async Task Wrong_usage_ends_with_2(params string[] args)
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 1);
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);

        var result = (await corpus.RunAsync(args)).Expect(2);

        Assert.StartsWith("error:", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_damaged_or_newer_workspace_is_refused()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 1);
        corpus.Write("broken/corpus.sqlite", new string('x', 10_000));

        var broken = (await corpus.RunAsync("run", "study.yaml", "-w", "broken")).Expect(1);
        var absent = (await corpus.RunAsync("inspect", "-w", "nowhere")).Expect(1);

        Assert.Contains("corpus.sqlite", broken.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no workspace", absent.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_finds_examples_by_id_and_name()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 2);
        (await corpus.RunAsync("run", "study.yaml", "--until", "split")).Expect(0);

        var found = (await corpus.RunAsync("inspect", "Store", "--json", "--limit", "1")).Expect(0).Json;
        var id = (string)found["examples"]![0]!["id"]!;
        var text = (await corpus.RunAsync("inspect", id)).Expect(0).Output;

        Assert.Contains("public int", text, StringComparison.Ordinal);
        (await corpus.RunAsync("inspect", "no such thing")).Expect(2);
    }

    [Fact]
    public async Task Inspect_refuses_a_limit_without_rows_and_a_reason_that_does_not_exist()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 1);
        corpus.Write("repo0/src/Empty.cs", "");
        corpus.Commit("repo0");
        (await corpus.RunAsync("run", "study.yaml", "--until", "extract")).Expect(0);

        var wrong = (await corpus.RunAsync("inspect", "files", "--reason", "bogus")).Expect(2);

        Assert.Contains("in this workspace there are: empty", wrong.Errors, StringComparison.Ordinal);
        (await corpus.RunAsync("inspect", "files", "--reason", "empty")).Expect(0);
        (await corpus.RunAsync("inspect", "files", "--reason", "too-large")).Expect(0);
        (await corpus.RunAsync("inspect", "files", "--limit", "0")).Expect(2);
        (await corpus.RunAsync("inspect", "files", "--limit", "-1")).Expect(2);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("dedup", "--help")]
    public async Task Help_shows_examples(params string[] args)
    {
        using var corpus = new SampleCorpus(repositories: 0);

        var help = (await corpus.RunAsync(args)).Expect(0).Output;

        Assert.Contains("Examples:", help, StringComparison.Ordinal);
        Assert.Contains("codeintel ", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completions_suggest_verbs()
    {
        using var corpus = new SampleCorpus(repositories: 0);

        Assert.Contains(
            "complete -o default -F _codeintel codeintel",
            (await corpus.RunAsync("completions", "bash")).Expect(0).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "dedup",
            (await corpus.RunAsync("[suggest:2]", "de")).Expect(0).Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("study", "setJaccard")]
    [InlineData("corpus", "repositories")]
    public async Task Schema_prints_the_schema_of_a_file(string file, string key)
    {
        using var corpus = new SampleCorpus(repositories: 0);

        var schema = (await corpus.RunAsync("schema", file)).Expect(0).Output;

        using var document = System.Text.Json.JsonDocument.Parse(schema);
        Assert.Equal("object", document.RootElement.GetProperty("type").GetString());
        Assert.Contains($"\"{key}\"", schema, StringComparison.Ordinal);
    }
}
