using System.Diagnostics;
using System.Globalization;
using CodeIntel.Torch.Loading;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// Training steps of code2vec: the plain form (concatenation, dense layer, the framework's Adam) against the one in use, in turns
/// within one process, so that other work on the machine strikes both alike.
/// </summary>
internal static class TrainBenchmark
{
    private const int Rounds = 5;

    private static readonly Shape[] _large = [new("V 60k/60k/15k, E 128, C 200, B 256", new(60_000, 60_000, 15_000, 128), 200, 200, 256)];

    private static readonly Shape[] _small =
    [
        new("V 5k/20k/1k, E 128, C 200, B 32", new(5_000, 20_000, 1_000, 128), 200, 200, 32),
        new("V 5k/20k/1k, E 128, C 1–200, B 64", new(5_000, 20_000, 1_000, 128), 1, 200, 64),
        new("V 5k/20k/1k, E 64, C 1–200, B 64", new(5_000, 20_000, 1_000, 64), 1, 200, 64),
        new("V 5k/20k/1k, E 64, C 1–100, B 32", new(5_000, 20_000, 1_000, 64), 1, 100, 32),
    ];

    public static void Run(string[] which)
    {
        Console.WriteLine(TorchNative.EnsureLoaded());
        Console.WriteLine("| shape | plain, examples/s | in use, examples/s | ratio | evaluation, examples/s |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var shape in which.Contains("small") ? _small : which.Contains("large") ? _large : [.. _large, .. _small])
        {
            Measure(shape);
        }
    }

    private static void Measure(Shape shape)
    {
        set_num_threads(2);
        random.manual_seed(1);
        var examples = ZipfExamples.Create(shape);
        using var plain = new PlainTraining(shape, examples);
        using var projected = new ProjectedTraining(shape, examples);
        var (slow, fast, evaluated) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            slow.Add(Seconds(plain.Step, shape));
            fast.Add(Seconds(projected.Step, shape));
            evaluated.Add(Seconds(projected.Evaluate, shape));
        }

        var (plainSpeed, speed, evaluation) = (Speed(slow, shape), Speed(fast, shape), Speed(evaluated, shape));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {shape.Name} | {plainSpeed:0} | {speed:0} | {speed / plainSpeed:0.00} | {evaluation:0} |"));
    }

    /// <summary>Seconds of one step: the mean over about a thousand examples.</summary>
    private static double Seconds(Action<int> step, Shape shape)
    {
        var steps = Math.Max(4, 1024 / shape.Batch);
        step(0);
        var watch = Stopwatch.StartNew();
        for (var i = 1; i <= steps; i++)
        {
            step(i);
        }

        return watch.Elapsed.TotalSeconds / steps;
    }

    /// <summary>Examples per second of the median round.</summary>
    private static double Speed(List<double> seconds, Shape shape) => shape.Batch / seconds.Order().ElementAt(Rounds / 2);
}
