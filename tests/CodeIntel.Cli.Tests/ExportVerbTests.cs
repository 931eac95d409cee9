using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

public sealed class ExportVerbTests(TrainedCorpus trained) : IClassFixture<TrainedCorpus>
{
    private static readonly string[] _formats =
    [
        "code2vec",
        "code2seq",
        "great",
        "codexglue",
        "codexglue-search",
        "jsonl",
        "parquet",
    ];

    [Fact]
    public async Task Every_format_is_written_and_read_again()
    {
        var corpus = trained.Corpus;

        foreach (var format in _formats)
        {
            var result = (
                await corpus.RunAsync(
                    "export",
                    "--format",
                    format,
                    "--out",
                    format,
                    "--uncleaned",
                    "--json"
                )
            )
                .Expect(0)
                .Json;
            var splits = result["splits"]!.AsArray();

            Assert.All(splits, line => Assert.True((bool)line!["balances"]!));
            Assert.All(
                result["files"]!.AsArray(),
                file =>
                    Assert.True(
                        File.Exists(corpus.Path(Path.Combine(format, (string)file!["path"]!)))
                    )
            );
            Assert.Equal(
                (long)result["examples"]!,
                (long)
                    (await corpus.RunAsync("export", "--check", format, "--json")).Expect(0).Json[
                        "examples"
                    ]!
            );
        }
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_threads_and_an_export_is_refused_or_replaced()
    {
        var corpus = trained.Corpus;
        string[] export =
        [
            "export",
            "--format",
            "jsonl",
            "--include",
            "tokens,contexts,graph",
            "--compress",
            "gzip",
            "--shard-size",
            "20KB",
        ];

        (await corpus.RunAsync([.. export, "--out", "a", "-j", "1"])).Expect(0);
        (await corpus.RunAsync([.. export, "--out", "b", "-j", "3"])).Expect(0);
        var refused = (await corpus.RunAsync([.. export, "--out", "a"])).Expect(2);
        (await corpus.RunAsync([.. export, "--out", "a", "--overwrite"])).Expect(0);

        Assert.Contains("--overwrite", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(
            File.ReadAllText(corpus.Path("a/SHA256SUMS")),
            File.ReadAllText(corpus.Path("b/SHA256SUMS"))
        );
        Assert.True(Directory.GetFiles(corpus.Path("a/data"), "train-*").Length > 1);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task Graphs_are_read_again_by_the_check(string format)
    {
        var corpus = trained.Corpus;
        var folder = "graphs-" + format;
        (await corpus.RunAsync("export", "--format", format, "--include", "graph", "--out", folder)).Expect(0);

        (await corpus.RunAsync("export", "--check", folder)).Expect(0);

        if (format == "jsonl")
        {
            var lines = Directory.GetFiles(corpus.Path($"{folder}/data"), "*.jsonl").SelectMany(JsonLines.Read);
            Assert.Contains(lines.Select(ExportedGraph.Of), graph => graph.Outside.Count > 0);
        }
    }

    [Fact]
    public async Task A_changed_file_fails_the_check()
    {
        var corpus = trained.Corpus;
        (await corpus.RunAsync("export", "--format", "jsonl", "--out", "changed")).Expect(0);
        var file = Directory.GetFiles(corpus.Path("changed/data"), "train-*").Single();
        File.WriteAllLines(file, File.ReadAllLines(file).Skip(1));

        var result = (await corpus.RunAsync("export", "--check", "changed")).Expect(1);

        Assert.Contains("its sum differs", result.Output, StringComparison.Ordinal);
        Assert.Contains("examples instead of", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_changes_the_training_split_alone()
    {
        var corpus = trained.Corpus;

        (
            await corpus.RunAsync(
                "export",
                "--format",
                "jsonl",
                "--out",
                "noisy",
                "--noise",
                "label-shuffle"
            )
        ).Expect(0);

        Assert.Contains(
            Rows(corpus, "noisy", "train"),
            row => Text(row, "label") != Text(row, "clean_label")
        );
        Assert.All(
            Rows(corpus, "noisy", "train"),
            row =>
                Assert.Equal(
                    Text(row, "label") != Text(row, "clean_label"),
                    Text(row, "noise") == "label-shuffle"
                )
        );
        Assert.All(
            Rows(corpus, "noisy", "test"),
            row => Assert.Equal(Text(row, "label"), Text(row, "clean_label"))
        );
    }

    [Fact]
    public async Task The_published_definition_gives_contexts_and_counts_what_it_cannot_express()
    {
        var corpus = trained.Corpus;

        var result = (
            await corpus.RunAsync(
                "export",
                "--format",
                "code2seq",
                "--compat",
                "--name",
                "d",
                "--out",
                "compat",
                "--units",
                "method,constructor",
                "--json"
            )
        )
            .Expect(0)
            .Json;

        Assert.True((long)result["examples"]! > 0);
        Assert.All(
            ContextFile.Read(corpus.Path("compat/d.train.c2s"), 1000),
            line => Assert.InRange(line.Contexts.Count, 1, 1000)
        );
        Assert.Equal(
            result["splits"]!.AsArray().Single(line => (string)line!["split"]! == "train")![
                "kept"
            ]!.GetValue<long>(),
            ContextCounts.Read(corpus.Path("compat/d.dict.c2s")).TrainingExamples
        );
    }

    [Fact]
    public async Task Vectors_of_a_run_are_one_a_line()
    {
        var corpus = trained.Corpus;

        var result = (
            await corpus.RunAsync(
                "export",
                "--vectors",
                "method-name_code2vec_clean_seed1",
                "--name",
                "d",
                "--out",
                "vectors",
                "--json"
            )
        )
            .Expect(0)
            .Json;

        var vectors = VectorFile.Read(corpus.Path("vectors/d.test.c2v.vectors")).ToList();
        Assert.All(vectors, vector => Assert.Equal(8, vector.Length));
        Assert.Equal(
            vectors.Count,
            File.ReadAllLines(corpus.Path("vectors/d.test.c2v.vectors.ids.jsonl")).Length
        );
        Assert.Contains(vectors[0], value => value != 0);
        (
            await corpus.RunAsync(
                "export",
                "--format",
                "jsonl",
                "--units",
                "method,local-function",
                "--out",
                "vector-ids"
            )
        ).Expect(0);
        var rows = Rows(corpus, "vector-ids", "test");
        Assert.Equal(
            rows.Select(row => Text(row, "id")),
            JsonLines.Read(corpus.Path("vectors/d.test.c2v.vectors.ids.jsonl")).Select(row => Text(row, "id"))
        );
        // copies may have other contexts in their sample, and so other vectors; other code has others in any case
        Assert.InRange(
            vectors.DistinctBy(vector => string.Join(' ', vector)).Count(),
            Math.Max(2, rows.DistinctBy(row => Text(row, "code")).Count()),
            vectors.Count
        );
        Assert.True((long)result["examples"]! > vectors.Count);
        (await corpus.RunAsync("export", "--check", "vectors")).Expect(0);
        (await corpus.RunAsync("export", "--vectors", "nope", "--out", "no")).Expect(2);
    }

    [Fact]
    public async Task Vectors_of_a_noisy_run_tell_of_its_noise_and_of_the_command()
    {
        var corpus = trained.Corpus;
        const string run = "method-name_code2vec_label-shuffle_1_seed1";

        (await corpus.RunAsync("export", "--vectors", run, "--out", "noisy-vectors")).Expect(0);

        var card = File.ReadAllText(corpus.Path("noisy-vectors/README.md"));
        var ledger = JsonNode.Parse(File.ReadAllText(corpus.Path("noisy-vectors/ledger.json")))!;
        Assert.Contains("corrupted on purpose: label-shuffle, level 1, seed 1.", card, StringComparison.Ordinal);
        Assert.Contains($"`codeintel export --vectors {run}`", card, StringComparison.Ordinal);
        Assert.Equal("label-shuffle", (string?)ledger["options"]!["noise"]!["kind"]);
        (await corpus.RunAsync("export", "--check", "noisy-vectors")).Expect(0);
    }

    [Fact]
    public async Task Vectors_of_another_model_are_wrong_usage()
    {
        using var corpus = new SampleCorpus();
        var study = File.ReadAllText(corpus.Path("study.yaml"));
        corpus.Write("study.yaml", study.Replace("epochs: 3", "model: code2seq, epochs: 1", StringComparison.Ordinal));
        (await corpus.RunAsync("run", "study.yaml", "--until", "train")).Expect(0);

        var result = (await corpus.RunAsync(
            "export", "--vectors", "method-name_code2seq_clean_seed1", "--out", "vectors")).Expect(2);

        Assert.Contains("code vectors are those of code2vec", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_folder_is_filled_where_it_is_and_not_replaced()
    {
        var corpus = trained.Corpus;
        var here = Directory.CreateDirectory(corpus.Path("here")).FullName;
        string[] export = ["export", "--format", "jsonl", "--out", ".", "-w", corpus.Path("codeintel-workspace")];

        (await Tool.RunAsync(here, export)).Expect(0);
        var refused = (await Tool.RunAsync(here, [.. export, "--overwrite"])).Expect(2);

        Assert.True(File.Exists(Path.Combine(here, "ledger.json")));
        Assert.Contains("is the current folder", refused.Errors, StringComparison.Ordinal);
        (await Tool.RunAsync(here, "export", "--check", ".")).Expect(0);
    }

    [Fact]
    public async Task An_interrupted_export_leaves_nothing_and_says_so()
    {
        var corpus = trained.Corpus;
        using var process = Tool.Start(
            corpus.Folder, "export", "--format", "jsonl", "--include", "tokens,contexts,graph", "--out", "interrupted");
        while (!process.HasExited && !Directory.Exists(corpus.Path("interrupted.partial")))
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        }

        var result = await Tool.FinishAsync(process);

        // a small export may be done before the signal comes
        Assert.True(result.ExitCode is 0 or 130, result.Errors);
        Assert.Equal(result.ExitCode == 0, Directory.Exists(corpus.Path("interrupted")));
        Assert.False(Directory.Exists(corpus.Path("interrupted.partial")));
        Assert.Equal(
            result.ExitCode == 130, result.Errors.Contains("nothing was written", StringComparison.Ordinal));
        Assert.DoesNotContain("is kept", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is left to export", "--format", "jsonl", "--licences", "GPL-3.0-only")]
    [InlineData("vocabulary", "--format", "code2vec", "--units", "destructor")]
    [InlineData("no view", "--format", "jsonl", "--view", "nope")]
    [InlineData("no noise", "--format", "jsonl", "--noise", "method-leakage")]
    [InlineData("not an SPDX", "--format", "jsonl", "--licences", "MTI")]
    [InlineData("--compat", "--format", "code2vec", "--compat")]
    [InlineData("--compress", "--format", "great", "--compress", "gzip")]
    [InlineData("--format", "--format", "csv")]
    [InlineData("--shard-size", "--format", "jsonl", "--shard-size", "many")]
    [InlineData("--url", "--format", "jsonl", "--url", "not a url")]
    [InlineData("--url", "--format", "jsonl", "--url", "/etc/passwd")]
    public async Task Wrong_requests_end_with_2_and_leave_nothing(
        string message,
        params string[] args
    )
    {
        var corpus = trained.Corpus;

        var result = (await corpus.RunAsync(["export", .. args, "--out", "wrong"])).Expect(2);

        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(corpus.Folder, "wrong*"));
    }

    [Fact]
    public async Task A_workspace_that_was_not_split_is_refused()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 2);
        (await corpus.RunAsync("run", "study.yaml", "--until", "extract")).Expect(0);

        var result = (await corpus.RunAsync("export", "--format", "jsonl", "--out", "out")).Expect(
            2
        );

        Assert.Contains("codeintel", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        var corpus = trained.Corpus;

        var result = (await corpus.RunAsync("export", "--format", "jsonl", "--dry-run", "--json"))
            .Expect(0)
            .Json;

        Assert.True((long)result["examples"]! > 0);
        Assert.Empty(result["files"]!.AsArray());
    }

    private static List<JsonElement> Rows(SampleCorpus corpus, string folder, string split) =>
        [.. JsonLines.Read(corpus.Path($"{folder}/data/{split}-00000-of-00001.jsonl"))];

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
