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
}
