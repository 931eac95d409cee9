namespace CodeIntel.Cli.Tests;

/// <summary>A sample corpus whose study ran until train, for tests that do not change the workspace.</summary>
public sealed class TrainedCorpus : IAsyncLifetime
{
    internal SampleCorpus Corpus { get; } = new();

    public async ValueTask InitializeAsync() =>
        (await Corpus.RunAsync("run", "study.yaml", "--until", "train")).Expect(0);

    public ValueTask DisposeAsync()
    {
        Corpus.Dispose();
        return ValueTask.CompletedTask;
    }
}
