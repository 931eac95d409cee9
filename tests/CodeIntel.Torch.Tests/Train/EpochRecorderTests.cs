using CodeIntel.Examples;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class EpochRecorderTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    public void Numbers_that_are_fetched_late_are_the_same(int delay)
    {
        var (now, late) = (Recorded(1), Recorded(delay));

        Near(now.Losses, late.Losses);
        Near(now.GivenProbabilities, late.GivenProbabilities);
        Near(now.PredictionProbabilities, late.PredictionProbabilities);
        Near(now.Margins, late.Margins);
        Assert.Equal(now.Predictions, late.Predictions);
        Assert.Null(late.Texts);
    }

    [Fact]
    public void Composed_predictions_are_kept_once_each()
    {
        using var recorder = new EpochRecorder(Set(4), 2);

        recorder.Record([2, 0], [Outcome("get|name"), Outcome("set")]);
        recorder.Record([1, 3, 4], [Outcome("get|name"), Outcome("open"), Outcome("a copy")]);
        var trace = recorder.Trace();

        Assert.Equal(["set", "get|name", "get|name", "open"],
            Enumerable.Range(0, 4).Select(example => trace.Prediction(example, [])));
        Assert.Equal(["get|name", "set", "open"], trace.Texts!);
        Assert.Equal(2, trace.Epoch);
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_told_with_its_batch()
    {
        using var recorder = new EpochRecorder(Set(4), 1);

        recorder.Record([0, 1], [Outcome("a"), Outcome("b")]);
        Assert.Null(recorder.NotFinite);
        recorder.Record([2, 3], [Outcome("a"), Outcome("b") with { Loss = float.NaN }]);

        Assert.Equal([2, 3], recorder.NotFinite!);
    }

    /// <summary>One was read by our own loops, the other by the native backend.</summary>
    private static void Near(float[] one, float[] other) =>
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));

    private static ExampleOutcome Outcome(string text) => new(0.5f, 0.6f, 0.7f, 0.1f, text);

    private static EpochTrace Recorded(int delay)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var recorder = new EpochRecorder(Set(20), 1, delay);
        foreach (var chosen in Enumerable.Range(0, 22).Chunk(5))
        {
            using var inner = NewDisposeScope();
            int[] given = [.. chosen.Select(example => (example % 8) - 1)];
            var labels = tensor(given.Select(label => (long)Math.Max(0, label)).ToArray());
            recorder.Record(chosen, randn(chosen.Length, 7), labels, given);
        }

        return recorder.Trace();
    }

    private static NameExampleSet Set(int count) => new()
    {
        Ids = new ExampleId[count],
        Contexts = [.. Enumerable.Range(0, count + 2).Select(_ => new int[3])],
        Labels = new int[count + 2],
        Described = new() { Split = Split.Train, Rows = [], GivenLabels = [], Noisy = [] },
    };
}
