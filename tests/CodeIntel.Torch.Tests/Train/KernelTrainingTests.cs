using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Tests.Train;

/// <summary>Runs with <c>kernels: cpu</c>, against those of the native backend.</summary>
public sealed class KernelTrainingTests : IDisposable
{
    private static readonly TrainOptions _options = new()
    {
        Epochs = 3,
        Batch = 8,
        Width = 16,
        LearningRate = 0.02,
        Device = "cpu",
        Threads = 2,
        Kernels = KernelKind.Cpu,
    };

    private static readonly RunKey _clean = new("method-name", "code2vec", null, 0, 1);

    private readonly TrainingFolder _folder = new();

    [Fact]
    public async Task Traces_are_those_of_the_native_backend_but_for_last_digits()
    {
        var (ours, native) = (new MemoryRuns(), new MemoryRuns());

        await _folder.RunAsync(ours, Source(), _options, "ours");
        await _folder.RunAsync(native, Source(), _options with { Kernels = KernelKind.Torch }, "native");

        foreach (var (one, other) in ours.Traces[_clean].Values.Zip(native.Traces[_clean].Values))
        {
            for (var split = 0; split < 3; split++)
            {
                Assert.All(one[split].Losses.Zip(other[split].Losses), pair =>
                    Assert.Equal(pair.Second, pair.First, 1e-3f));
                Assert.All(one[split].Margins.Zip(other[split].Margins), pair =>
                    Assert.Equal(pair.Second, pair.First, 1e-3f));
            }
        }
    }

    [Fact]
    public async Task Gives_the_same_traces_twice()
    {
        var (first, second) = (new MemoryRuns(), new MemoryRuns());

        await _folder.RunAsync(first, Source(), _options, "a");
        await _folder.RunAsync(second, Source(), _options, "b");

        Assert.Equal(first.Bits(_clean), second.Bits(_clean));
    }

    [Fact]
    public async Task Killed_it_ends_with_the_same_numbers()
    {
        var (whole, broken) = (new MemoryRuns(), new MemoryRuns());
        await _folder.RunAsync(whole, Source(), _options, "whole");
        broken.AfterWrite = (_, epoch) =>
        {
            if (epoch == 2)
            {
                throw new TimeoutException();
            }
        };

        await Assert.ThrowsAsync<TimeoutException>(() => _folder.RunAsync(broken, Source(), _options, "broken"));
        broken.AfterWrite = (_, _) => { };
        await _folder.RunAsync(broken, Source(), _options, "broken");

        Assert.Equal(whole.Bits(_clean), broken.Bits(_clean));
    }

    [Fact]
    public async Task A_loss_that_is_not_finite_stops_the_run()
    {
        var error = await Assert.ThrowsAsync<StageException>(() =>
            _folder.RunAsync(new MemoryRuns(), Source(), _options with { LearningRate = 1e30 }, "runs"));

        Assert.Contains("not a finite number", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static MemorySource Source() => MemorySource.WithMethods(30, 5, 5);
}
