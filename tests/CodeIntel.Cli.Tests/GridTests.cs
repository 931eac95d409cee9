using System.Text.Json.Nodes;

namespace CodeIntel.Cli.Tests;

/// <summary>Every task, model and kind of noise in one study, from repositories to report and predictions.</summary>
public sealed class GridTests
{
    private const string Study = """
        study: grid
        corpus: corpus.yaml
        split: { by: file, ratios: [0.6, 0.2, 0.2] }
        noise:
          - { kind: label-shuffle, levels: [0, 1] }
          - { kind: method-leakage, levels: [0, 1] }
          - { kind: label-asymmetric, levels: [0, 1] }
          - { kind: repair-injection, levels: [0, 1] }
          - { kind: token-masking, levels: [0, 1] }
          - { kind: identity-pair, levels: [0, 1] }
          - { kind: duplicate-injection, levels: [0, 1], copies: [2], share: 0.2 }
        train:
          - { task: method-name, model: code2vec, epochs: 2, batch: 16, width: 8, contexts: 20 }
          - { task: method-name, model: code2seq, epochs: 2, batch: 16, width: 8, contexts: 20 }
          - { task: variable-misuse, model: transformer, epochs: 2, batch: 16, width: 8, layers: 1, heads: 2 }
          - { task: variable-misuse, model: ggnn, epochs: 2, batch: 16, width: 8 }
          - { task: variable-misuse, model: great, epochs: 2, batch: 16, width: 8, layers: 1, heads: 2,
              blocks: [rnn, great] }
          - { task: code-to-text, model: codebert, epochs: 2, batch: 16, width: 8, layers: 1, heads: 2,
              decoderLayers: 1, maxTokens: 64, maxLength: 8, maxSubtokens: 300 }
          - { task: code-search, model: codebert, epochs: 2, batch: 16, width: 8, layers: 1, heads: 2, maxTokens: 64,
              maxSubtokens: 300, distractors: 5, queries: 3 }
        measure: { bootstrap: 100, perEpoch: [score, gini-loss, prediction-score, csr], equivalents: 10 }
        """;

    [Fact]
    public async Task Every_task_model_and_noise_runs_to_a_report_and_its_models_predict()
    {
        using var corpus = new SampleCorpus();
        corpus.Write("grid.yaml", Study);

        var plan = (await corpus.RunAsync("run", "grid.yaml", "--dry-run", "--json")).Expect(0).Json;
        var done = (await corpus.RunAsync("run", "grid.yaml", "--json")).Expect(0).Json;

        var runs = done["runs"]!.AsArray();
        var names = plan["runs"]!.AsArray().Select(run => (string)run!["name"]!).ToArray();
        Assert.Equal((2 * 5) + (3 * 4) + 4 + 5, names.Length);
        Assert.All(plan["runs"]!.AsArray(), run => Assert.True((double)run!["seconds"]! >= 0));
        Assert.All(
            names,
            name => Assert.True(Directory.Exists(corpus.Path($"codeintel-workspace/runs/{name}")), name));
        Assert.Equal(
            ["accuracy", "bleu4", "f1", "accuracy"],
            runs.Select(run => ((string)run!["task"]!, (string)run["mainScore"]!)).Distinct().Order()
                .Select(pair => pair.Item2));
        Assert.All(runs, run => Assert.InRange((double)run!["test"]!["score"]!, 0, 1));
        Assert.All(done["stages"]!.AsArray(), Balances);
        Assert.True(File.Exists(corpus.Path("codeintel-workspace/report/index.html")));
        await CheckScoresAsync(corpus);
        await CheckPredictionsAsync(corpus);
    }

    private static void Balances(JsonNode? stage) => Assert.All(
        stage!["units"]!.AsArray(),
        unit => Assert.Equal(
            (long)unit!["read"]!,
            (long)unit["kept"]! + unit["dropped"]!.AsObject().Sum(drop => (long)drop.Value!)));

    /// <summary>The report's figures hold the critical sample ratio and the rank of queries.</summary>
    private static Task CheckScoresAsync(SampleCorpus corpus)
    {
        var report = File.ReadAllText(corpus.Path("codeintel-workspace/report/index.html"));
        string[] families = ["method-name-code2vec", "method-name-code2seq", "variable-misuse-transformer",
            "variable-misuse-ggnn", "variable-misuse-great", "code-to-text-codebert", "code-search-codebert"];
        foreach (var part in families.SelectMany(family => new[] { $"csr-curves-{family}", $"csr-edits-{family}" }))
        {
            Assert.Contains(part, report, StringComparison.OrdinalIgnoreCase);
        }

        return Task.CompletedTask;
    }

    private static async Task CheckPredictionsAsync(SampleCorpus corpus)
    {
        corpus.Write("New.cs", """
            class New
            {
                int Sum(int first, int second)
                {
                    var total = first;
                    total += second;
                    return total;
                }
            }
            """);
        var name = await PredictAsync(corpus, "method-name_code2vec_clean_seed1");
        var answers = name["answers"]!.AsArray();
        Assert.Equal("Sum", (string?)name["name"]);
        Assert.Equal(3, (int)name["line"]!);
        Assert.Equal(2, answers.Count);
        Assert.True((double)answers[0]!["probability"]! >= (double)answers[1]!["probability"]!);
        Assert.InRange(name["attention"]!.AsArray().Sum(context => (double)context!["weight"]!), 0.01, 1.0001);

        var composed = await PredictAsync(corpus, "method-name_code2seq_clean_seed1");
        Assert.NotEmpty(composed["attention"]!.AsArray());
        var misuse = await PredictAsync(corpus, "variable-misuse_great_clean_seed1");
        Assert.InRange((double)misuse["noBug"]!, 0, 1);
        var text = await PredictAsync(corpus, "code-to-text_codebert_clean_seed1");
        Assert.NotEmpty(text["answers"]!.AsArray());
        var match = await PredictAsync(corpus, "code-search_codebert_clean_seed1", "--query", "sums two numbers");
        Assert.Equal(1.0, match["answers"]!.AsArray().Sum(answer => (double)answer!["probability"]!), 1e-5);

        var missing = (await corpus.RunAsync("predict", "New.cs", "--model", "none")).Expect(2);
        Assert.Contains("There is no run 'none'", missing.Errors, StringComparison.Ordinal);
        var cut = corpus.Path("codeintel-workspace/runs/method-name_code2vec_clean_seed1/vocabulary.json");
        File.WriteAllText(cut, File.ReadAllText(cut).Replace("METHOD_NAME", "OTHER_NAME", StringComparison.Ordinal));
        var foreign = (await corpus.RunAsync(
            "predict", "New.cs", "--model", "method-name_code2vec_clean_seed1")).Expect(1);
        Assert.Contains("is not the vocabulary", foreign.Errors, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> PredictAsync(SampleCorpus corpus, string model, params string[] more)
    {
        var result = await corpus.RunAsync(["predict", "New.cs", "--model", model, "--top", "2", "--json", .. more]);
        return result.Expect(0).Json["units"]!.AsArray().Single()!;
    }
}
