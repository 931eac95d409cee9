namespace CodeIntel.Cli.Tests;

public sealed class InjectionTests
{
    [Fact]
    public async Task Memorization_by_injected_copies_is_in_the_json_the_findings_and_the_report()
    {
        using var corpus = new SampleCorpus();
        corpus.Write(
            "injected.yaml",
            """
            study: injected
            corpus: corpus.yaml
            split: { by: file, ratios: [0.6, 0.2, 0.2] }
            noise: [ { kind: duplicate-injection, levels: [0, 0.5, 1], copies: [2, 8], share: 0.5 } ]
            train: [ { epochs: 6, batch: 16, width: 8, contexts: 20, learningRate: 0.01 } ]
            measure: { bootstrap: 100 }
            """);

        var result = (await corpus.RunAsync("run", "injected.yaml", "--json")).Expect(0).Json;

        var runs = result["runs"]!.AsArray();
        Assert.Null(runs.Single(run => (double)run!["level"]! == 0)!["injected"]);
        long N(double level, int copies) => runs.Single(run => (double)run!["level"]! == level)!["injected"]!.AsArray()
            .Where(mean => (string)mean!["measure"]! == "confidence" && (int)mean["copies"]! == copies)
            .Sum(mean => (long)mean!["n"]!);
        Assert.Equal(N(1, 1), N(1, 2) + N(1, 8), tolerance: 1L);
        Assert.Equal(N(1, 2) + N(1, 8), 2 * (N(0.5, 2) + N(0.5, 8)), tolerance: 2L);
        var conclusion = Assert.Single(
            result["conclusions"]!.AsArray(),
            text => ((string)text!).Contains("confidence of training examples that stand 8", StringComparison.Ordinal));
        Assert.Contains($"n {N(1, 8)}", (string)conclusion!, StringComparison.Ordinal);
        Assert.Contains(
            "Effect of injected copies", File.ReadAllText((string)result["report"]!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("renamed")]
    [InlineData("gapped")]
    public async Task Changed_copies_serve_every_task_and_a_second_run_finds_nothing_to_do(string form)
    {
        using var corpus = new SampleCorpus();
        corpus.Write(
            "copies.yaml",
            $$"""
            study: copies
            corpus: corpus.yaml
            split: { by: file, ratios: [0.6, 0.2, 0.2] }
            noise: [ { kind: duplicate-injection, levels: [0, 0.5, 1], copies: [3], share: 0.5, form: {{form}} } ]
            train:
              - { task: variable-misuse, model: ggnn, epochs: 1, batch: 16, width: 8 }
              - { task: code-to-text, model: codebert, epochs: 1, batch: 16, width: 8, layers: 1, heads: 2,
                  decoderLayers: 1, maxTokens: 64, maxLength: 8, maxSubtokens: 300 }
              - { task: code-search, model: codebert, epochs: 1, batch: 16, width: 8, layers: 1, heads: 2,
                  maxTokens: 64, maxSubtokens: 300, distractors: 0 }
            measure: { bootstrap: 100 }
            """);

        var first = (await corpus.RunAsync("run", "copies.yaml", "--json")).Expect(0).Json;
        var second = (await corpus.RunAsync("run", "copies.yaml", "--json")).Expect(0).Json;

        var noise = first["stages"]!.AsArray().Single(stage => (string)stage!["name"]! == "noise")!;
        foreach (var task in new[] { "variable-misuse", "code-to-text", "code-search" })
        {
            var unit = noise["units"]!.AsArray().Single(
                unit => (string)unit!["unit"]! == $"example ({task} duplicate-injection seed 1)")!;
            var kept = (long)unit["kept"]!;
            Assert.True(kept > 0, task);
            Assert.Equal((long)unit["read"]!, kept + unit["dropped"]!.AsObject().Sum(drop => (long)drop.Value!));
            Assert.Equal(2 * kept, (long)noise["facts"]![$"{task} duplicate-injection seed 1 level 1: copies added"]!);
            var run = first["runs"]!.AsArray().Single(
                run => (string)run!["task"]! == task && (double)run["level"]! == 1)!;
            Assert.Contains(run["injected"]!.AsArray(), mean => (int)mean!["copies"]! == 3 && (long)mean["n"]! == kept);
        }

        Assert.Equal(first["runs"]!.ToJsonString(), second["runs"]!.ToJsonString());
        (await corpus.RunAsync("verify", "--json")).Expect(0);
    }
}
