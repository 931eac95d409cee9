using System.Text.Json;
using System.Text.Json.Nodes;
using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

/// <summary>Examples and noise of all tasks, from sources to the exports that read them.</summary>
public sealed class TasksTests
{
    private const string Study =
        """
        study: tasks
        corpus: corpus.yaml
        split: { by: file, ratios: [0.6, 0.2, 0.2] }
        noise:
          - { kind: label-shuffle, levels: [0, 0.5, 1] }
          - { kind: repair-injection, levels: [0, 1] }
          - { kind: token-masking, levels: [0, 1] }
          - { kind: identity-pair, levels: [0, 1] }
          - { kind: label-asymmetric, levels: [0, 1] }
          - { kind: duplicate-injection, levels: [0, 1] }
        train:
          - { task: method-name }
          - { task: variable-misuse, model: great }
          - { task: code-to-text, model: codebert }
          - { task: code-search, model: codebert }
        """;

    [Fact]
    public async Task All_tasks_are_made_and_corrupted_to_the_same_bytes_with_any_number_of_jobs_and_exported()
    {
        using var corpus = new SampleCorpus(repositories: 2, files: 4);
        corpus.Write("tasks.yaml", Study);

        (await corpus.RunAsync("run", "tasks.yaml", "--until", "noise", "--jobs", "1", "--workspace", "one")).Expect(0);
        (await corpus.RunAsync("run", "tasks.yaml", "--until", "noise", "--jobs", "2", "--workspace", "two")).Expect(0);
        var one = (await corpus.RunAsync("verify", "--workspace", "one", "--json")).Expect(0).Json;
        var two = (await corpus.RunAsync("verify", "--workspace", "two", "--json")).Expect(0).Json;
        Assert.Equal(one["contentHash"]!.ToString(), two["contentHash"]!.ToString());

        var report = (await corpus.RunAsync("inspect", "--workspace", "one", "--json")).Expect(0).Json;
        var ledger = report["ledger"]!.AsArray().Where(line => (string)line!["stage"]! == "noise")
            .ToDictionary(line => (string)line!["unit"]!, line => (long)line!["kept"]!);
        Assert.Equal(64, ledger["variable-misuse unit"]);
        Assert.Equal(64, ledger["code-search unit"]);
        Assert.Equal(
            2 * ledger["example (code-to-text label-shuffle seed 1)"],
            ledger["example (variable-misuse label-shuffle seed 1)"]);

        (await corpus.RunAsync("export", "--format", "great", "--out", "great", "--workspace", "one")).Expect(0);
        (await corpus.RunAsync("export", "--check", "great", "--workspace", "one")).Expect(0);
        var files = JsonNode.Parse(File.ReadAllText(corpus.Path("great/ledger.json")))!["files"]!.AsArray();
        Assert.Equal(
            (64, 128),
            (files.Sum(file => (long)file!["examples"]!), files.Sum(file => (long)file!["rows"]!)));
        var samples = Directory.GetFiles(corpus.Path("great"), "*__VARIABLE_MISUSE__*", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => GreatSample.Read(JsonDocument.Parse(line).RootElement))
            .ToList();
        Assert.Equal((64, 64), (samples.Count(sample => sample.HasBug), samples.Count(sample => !sample.HasBug)));
        foreach (var (clean, buggy) in samples.Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            var place = Assert.Single(
                Enumerable.Range(0, clean.Tokens.Count), i => clean.Tokens[i] != buggy.Tokens[i]);
            Assert.Equal((place, 0), (buggy.ErrorLocation, clean.ErrorLocation));
            Assert.All(buggy.RepairTargets, target => Assert.Equal(clean.Tokens[place], buggy.Tokens[target]));
            Assert.NotEmpty(buggy.RepairTargets);
        }
    }

    [Fact]
    public async Task Noise_that_serves_no_task_is_refused_by_the_verb_too()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 3);
        (await corpus.RunAsync("run", "study.yaml", "--until", "split")).Expect(0);

        var result = await corpus.RunAsync("noise", "--kind", "identity-pair");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("identity-pair", result.Errors, StringComparison.Ordinal);
    }
}
