namespace CodeIntel.Cli.Tests;

/// <summary>
/// A sample corpus with a view, after noise of several tasks and levels, for tests that do not change it.
/// </summary>
public sealed class NoisyCorpus : IAsyncLifetime
{
    private const string Study =
        """
        study: noisy
        corpus: corpus.yaml
        split: { by: file, ratios: [0.6, 0.2, 0.2] }
        dedup: { views: [ { name: within-train, scope: train } ] }
        noise:
          - { kind: label-shuffle, levels: [0, 0.5] }
          - { kind: statement-deletion, levels: [0, 0.5, 1] }
          - { kind: method-leakage, levels: [0] }
          - { kind: label-asymmetric, levels: [0, 0.25, 0.5] }
          - { kind: repair-injection, levels: [0, 1] }
          - { kind: token-masking, levels: [0, 1] }
          - { kind: duplicate-injection, levels: [0, 1], share: 0.5 }
        train:
          - { task: method-name }
          - { task: variable-misuse, model: great }
          - { task: code-to-text, model: codebert }
        """;

    internal SampleCorpus Corpus { get; } = new(repositories: 2, files: 4);

    public async ValueTask InitializeAsync()
    {
        Corpus.Write("noisy.yaml", Study);
        (await Corpus.RunAsync("run", "noisy.yaml", "--until", "noise")).Expect(0);
    }

    public ValueTask DisposeAsync()
    {
        Corpus.Dispose();
        return ValueTask.CompletedTask;
    }
}
