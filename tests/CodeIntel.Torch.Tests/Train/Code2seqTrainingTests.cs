using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Tests.Train;

public sealed class Code2seqTrainingTests : IDisposable
{
    private static readonly TrainOptions _options = new()
    {
        Model = ModelKind.Code2seq,
        Epochs = 4,
        Batch = 8,
        Width = 16,
        LearningRate = 0.02,
        Device = "cpu",
        Threads = 1,
    };

    private static readonly RunKey _clean = new("method-name", "code2seq", null, 0, 1);

    private readonly TrainingFolder _folder = new();

    [Fact]
    public async Task Learns_to_compose_names()
    {
        var runs = new MemoryRuns();

        await _folder.RunAsync(runs, Source(), _options with { Epochs = 25, Dropout = 0 }, "runs");

        Assert.Empty(runs.Runs[_clean].Labels);
        foreach (var split in new[] { Split.Train, Split.Test })
        {
            var trace = runs.Traces[_clean][25].Single(trace => trace.Split == split);
            var given = runs.Runs[_clean].Examples.Single(examples => examples.Split == split).GivenLabels;
            Assert.Equal(given, Enumerable.Range(0, given.Length).Select(i => trace.Prediction(i, [])));
            Assert.All(trace.Losses, loss => Assert.InRange(loss, 0, 0.5));
            Assert.All(trace.Margins, margin => Assert.True(margin > 0));
            Assert.All(
                trace.PredictionProbabilities.Zip(trace.GivenProbabilities),
                pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public async Task Resumes_to_the_same_numbers()
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        await _folder.RunAsync(whole, Source(), _options, "whole");
        broken.AfterWrite = (_, epoch) => throw new TimeoutException("killed");
        await Assert.ThrowsAsync<TimeoutException>(() => _folder.RunAsync(broken, Source(), _options, "broken"));
        broken.AfterWrite = (_, _) => { };

        await _folder.RunAsync(broken, Source(), _options, "broken");

        Assert.Equal(whole.Bits(_clean), broken.Bits(_clean));
        Assert.Equal(
            whole.Traces[_clean].Values.SelectMany(epoch => epoch).SelectMany(trace => trace.Texts!),
            broken.Traces[_clean].Values.SelectMany(epoch => epoch).SelectMany(trace => trace.Texts!));
    }

    public void Dispose() => _folder.Dispose();

    private static MemorySource Source() => MemorySource.WithMethods(48, 6, 6);
}
