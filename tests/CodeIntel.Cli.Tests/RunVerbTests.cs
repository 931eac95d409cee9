using System.Diagnostics;
using CodeIntel.Git.Tests;

namespace CodeIntel.Cli.Tests;

public sealed class RunVerbTests
{
    [Fact]
    public async Task The_whole_flow_gives_the_same_bytes_twice_and_then_skips_all_work()
    {
        using var corpus = new SampleCorpus();

        var first = (await corpus.RunAsync("run", "study.yaml", "-w", "one", "--json", "--jobs", "1")).Expect(0).Json;
        var second = (await corpus.RunAsync("run", "study.yaml", "-w", "two", "--json", "--jobs", "2")).Expect(0).Json;
        var again = (await corpus.RunAsync("run", "study.yaml", "-w", "two", "--json")).Expect(0).Json;

        Assert.Equal((string?)first["contentHash"], (string?)second["contentHash"]);
        Assert.Equal(Files(corpus.Path("one/report")), Files(corpus.Path("two/report")));
        Assert.Equal(
            ["clone", "extract", "dedup", "split", "noise", "train", "measure", "crossref", "report"],
            second["stages"]!.AsArray().Select(stage => (string?)stage!["name"])
        );
        Assert.All(second["stages"]!.AsArray(), stage => Assert.False((bool)stage!["skipped"]!));
        Assert.All(again["stages"]!.AsArray(), stage => Assert.True((bool)stage!["skipped"]!));
        Assert.All(
            second["stages"]!.AsArray(),
            stage =>
                Assert.Equal(
                    (long)stage!["read"]!,
                    (long)stage["kept"]! + stage["dropped"]!.AsObject().Sum(drop => (long)drop.Value!)
                )
        );
        var methods = second["duplication"]!["methods"]!;
        Assert.True((long)methods["exact"]! > 0);
        Assert.True((double)methods["share"]! > 0);
        Assert.NotNull(second["duplication"]!["files"]);
        var runs = second["runs"]!.AsArray();
        Assert.Equal(
            [("label-shuffle", 0.0), ("statement-deletion", 0), ("label-shuffle", 1), ("statement-deletion", 1)],
            runs.Select(run => ((string)run!["noise"]!, (double)run["level"]!))
        );
        Assert.All(runs, run => Assert.InRange((double)run!["train"]!["f1"]!, 0, 1));
        Assert.All(runs, run => Assert.InRange((double)run!["train"]!["gini"]!, 0, 1));
        Assert.All(
            runs,
            run =>
            {
                Assert.Equal("f1", (string?)run!["mainScore"]);
                Assert.Equal((double)run["test"]!["f1"]!, (double)run["test"]!["score"]!);
                Assert.Equal((double)run["test"]!["exactMatch"]!, (double)run["test"]!["scores"]!["exact-match"]!);
            }
        );
        var trends = second["trends"]!.AsArray();
        var judged = trends.Where(trend => trend!["holds"] is not null).ToList();
        Assert.Equal(
            ["shuffled-label-fit", "gini-under-label-noise", "statement-deletion-effect"],
            judged.Select(trend => (string?)trend!["trend"])
        );
        Assert.All(judged, trend => Assert.StartsWith("method-name, code2vec", (string?)trend!["subject"]));
        Assert.Contains(trends, trend => (string?)trend!["trend"] == "csr-under-label-noise");
        Assert.DoesNotContain(
            second["conclusions"]!.AsArray(),
            text => ((string)text!).Contains("Published:", StringComparison.Ordinal)
        );
        var verified = (await corpus.RunAsync("verify", "-w", "two", "--json")).Expect(0).Json;
        Assert.Equal((string?)second["contentHash"], (string?)verified["contentHash"]);
        Assert.True((bool)verified["ok"]!);
    }

    [Fact]
    public async Task A_run_that_was_killed_continues_to_the_same_content()
    {
        using var corpus = new SampleCorpus();
        corpus.Write(
            "study.yaml",
            File.ReadAllText(corpus.Path("study.yaml")).Replace("epochs: 3", "epochs: 60", StringComparison.Ordinal)
        );
        var whole = (await corpus.RunAsync("run", "study.yaml", "-w", "whole", "--json")).Expect(0).Json;

        foreach (var milliseconds in new[] { 1500, 4000, 7000 })
        {
            using var process = Tool.Start(corpus.Folder, "run", "study.yaml", "-w", "killed", "--quiet");
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var resumed = (await corpus.RunAsync("run", "study.yaml", "-w", "killed", "--json")).Expect(0).Json;
        Assert.Equal((string?)whole["contentHash"], (string?)resumed["contentHash"]);
    }

    [Fact]
    public async Task An_interrupted_run_ends_with_130_and_keeps_what_was_finished()
    {
        using var corpus = new SampleCorpus();
        corpus.Write(
            "study.yaml",
            File.ReadAllText(corpus.Path("study.yaml")).Replace("epochs: 3", "epochs: 3000", StringComparison.Ordinal)
        );
        using var process = Tool.Start(corpus.Folder, "run", "study.yaml", "-w", "w");
        var deadline = DateTime.UtcNow.AddMinutes(2);
        while (!Directory.Exists(corpus.Path("w/runs")) && DateTime.UtcNow < deadline)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Process
            .Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!
            .Dispose();
        var result = await Tool.FinishAsync(process);

        result.Expect(130);
        Assert.Contains("interrupted", result.Errors, StringComparison.Ordinal);
        var inspected = (await corpus.RunAsync("inspect", "-w", "w", "--json")).Expect(0).Json;
        Assert.Equal(2, inspected["repositories"]!.AsArray().Count);
    }

    [Fact]
    public async Task Repositories_are_taken_from_a_smart_http_mirror()
    {
        using var corpus = new SampleCorpus(repositories: 1);
        Directory.CreateDirectory(corpus.Path("served/owner"));
        corpus.Folder.Git("clone", "-q", "--bare", "repo0", "served/owner/name.git");
        using var server = new SmartHttpServer(corpus.Path("served"));
        corpus.Write(
            "corpus.yaml",
            "corpus: c\nrepositories:\n  - { url: https://github.com/owner/name, licence: MIT }\n"
        );

        var result = await corpus.RunAsync(
            "run",
            "study.yaml",
            "-w",
            "w",
            "--until",
            "extract",
            "--mirror",
            server.Url,
            "--json"
        );

        var stages = result.Expect(0).Json["stages"]!.AsArray();
        Assert.Equal(["clone", "extract"], stages.Select(stage => (string?)stage!["name"]));
        Assert.Equal(8, (long)stages[1]!["kept"]!);
    }

    [Fact]
    public async Task A_repository_that_fails_is_a_drop_and_the_rest_goes_on()
    {
        using var corpus = new SampleCorpus(repositories: 1);
        corpus.Write(
            "corpus.yaml",
            "corpus: c\nrepositories:\n"
                + $"  - {{ url: \"file://{corpus.Folder}/repo0\" }}\n  - {{ url: \"file://{corpus.Folder}/absent\" }}\n"
        );

        var tolerant = (await corpus.RunAsync("run", "study.yaml", "-w", "w", "--until", "extract", "--json")).Expect(
            0
        );
        var strict = (
            await corpus.RunAsync("run", "study.yaml", "-w", "w", "--until", "extract", "--fail-on", "drops")
        ).Expect(3);

        Assert.Equal(1, tolerant.Json["stages"]![0]!["dropped"]!.AsObject().Sum(drop => (long)drop.Value!));
        Assert.Contains("warning: clone:", tolerant.Errors, StringComparison.Ordinal);
        Assert.Contains("gate failed: drops", strict.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_files_cost_themselves_only()
    {
        using var corpus = new SampleCorpus(repositories: 1);
        corpus.Write(
            "repo0/Deep.cs",
            "class C { int M() => " + new string('(', 100_000) + "1" + new string(')', 100_000) + "; }"
        );
        corpus.Write("repo0/Nul.cs", "class C\0\0\0 { }");
        corpus.Write("repo0/Empty.cs", "");
        corpus.Write("repo0/Large.cs", "// " + new string('x', 50_000_000));
        corpus.Write("repo0/Broken.cs", "class C { void M( { if for } int Fine(int a) { return a + 1; } }");
        File.CreateSymbolicLink(corpus.Path("repo0/Link.cs"), "/etc/passwd");
        corpus.Commit("repo0");

        var stage = (await corpus.RunAsync("run", "study.yaml", "-w", "w", "--until", "extract", "--json"))
            .Expect(0)
            .Json["stages"]![1]!;

        var dropped = stage["dropped"]!.AsObject();
        Assert.All(
            ["too-deep", "binary", "empty", "too-large", "symlink"],
            reason => Assert.Equal(1, (long)dropped[reason]!)
        );
        Assert.Equal(14, (long)stage["read"]!);
        var found = (await corpus.RunAsync("inspect", "Deep.cs", "-w", "w")).Expect(0).Output;
        Assert.Contains("too-deep", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_with_mistakes_is_refused_with_every_line()
    {
        using var corpus = new SampleCorpus(repositories: 1);
        corpus.Write("study.yaml", "study: s\ncorpus: corpus.yaml\ndedup: { setJaccard: 7 }\ntrian: []\n");

        var result = (await corpus.RunAsync("run", "study.yaml", "-w", "w")).Expect(2);

        Assert.Contains("study.yaml:3:", result.Errors, StringComparison.Ordinal);
        Assert.Contains("study.yaml:4:", result.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean 'train'", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(corpus.Path("w")));
    }

    [Fact]
    public async Task A_corpus_without_methods_fails_with_advice()
    {
        using var corpus = new SampleCorpus(repositories: 0);
        corpus.Repository("bare", ("src/Enum.cs", "enum E { A }"));
        corpus.Write("corpus.yaml", $"corpus: c\nrepositories:\n  - {{ url: \"file://{corpus.Folder}/bare\" }}\n");

        var result = (await corpus.RunAsync("run", "study.yaml", "-w", "w")).Expect(1);

        Assert.Contains("No unit was extracted", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_git_is_a_repository_too()
    {
        using var corpus = new SampleCorpus(repositories: 1);
        Directory.Delete(corpus.Path("repo0/.git"), recursive: true);
        corpus.Write("corpus.yaml", "corpus: c\nrepositories:\n  - { path: repo0 }\n");

        var first = (await corpus.RunAsync("run", "study.yaml", "-w", "w", "--until", "split", "--json"))
            .Expect(0)
            .Json;
        corpus.Write("repo0/src/New.cs", "class N { int M(int a) { return a; } }");
        var second = (await corpus.RunAsync("run", "study.yaml", "-w", "w", "--until", "split", "--json"))
            .Expect(0)
            .Json;

        Assert.Equal(8, (long)first["stages"]![1]!["kept"]!);
        Assert.Equal(9, (long)second["stages"]![1]!["kept"]!);
    }

    [Fact]
    public async Task A_dry_run_names_every_stage_and_writes_nothing()
    {
        using var corpus = new SampleCorpus(repositories: 1);

        var plan = (await corpus.RunAsync("run", "study.yaml", "-w", "w", "--dry-run", "--json")).Expect(0).Json;

        Assert.Equal(9, plan["stages"]!.AsArray().Count);
        Assert.Equal(3, (long)plan["stages"]!.AsArray().Single(stage => (string?)stage!["name"] == "train")!["units"]!);
        Assert.False(Directory.Exists(corpus.Path("w")));
    }

    private static List<string> Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    $"{System.IO.Path.GetRelativePath(folder, file)} {Examples.ContentHash.Of(File.ReadAllBytes(file))}"
                ),
        ];
}
