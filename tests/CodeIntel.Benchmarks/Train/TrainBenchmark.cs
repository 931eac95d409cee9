using System.Diagnostics;
using System.Globalization;
using CodeIntel.Torch.Loading;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// Training steps of code2vec: the plain form (concatenation, dense layer, the framework's Adam) against the one in
/// use, in turns within one process, so that other work on the machine strikes both alike.
/// </summary>
internal static class TrainBenchmark
{
    private const int Rounds = 5;

    private static readonly Shape[] _large =
    [
        new("V 60k/60k/15k, E 128, C 200, B 256", new(60_000, 60_000, 15_000, 128), 200, 200, 256),
    ];

    private static readonly Shape[] _small =
    [
        new("V 5k/20k/1k, E 128, C 200, B 32", new(5_000, 20_000, 1_000, 128), 200, 200, 32),
        new("V 5k/20k/1k, E 128, C 1–200, B 64", new(5_000, 20_000, 1_000, 128), 1, 200, 64),
        new("V 5k/20k/1k, E 64, C 1–200, B 64", new(5_000, 20_000, 1_000, 64), 1, 200, 64),
        new("V 5k/20k/1k, E 64, C 1–100, B 32", new(5_000, 20_000, 1_000, 64), 1, 100, 32),
    ];

    public static void Run(string[] which)
    {
        if (which is ["misuse", .. var model])
        {
            MisuseBenchmark.Run(model);
            return;
        }

        Console.WriteLine(TorchNative.EnsureLoaded());
        if (which is ["memory"])
        {
            MeasureMemory(new("V 5k/5k/5k, E 128, C 1–50, B 64", new(5_000, 5_000, 5_000, 128), 1, 50, 64));
            return;
        }

        if (which is ["share"])
        {
            ShareBenchmark.Run(_large[0]);
            return;
        }

        if (which is ["parts"])
        {
            PartsBenchmark.Run(_large[0]);
            return;
        }

        Console.WriteLine(
            "| shape | plain, examples/s | in use | ratio | kernels: cpu | ratio | plain, CPU ms/example | in use "
                + "| kernels: cpu | evaluating, 1/s |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (
            var shape in which is ["small"] ? _small
            : which is ["large"] ? _large
            : [.. _large, .. _small]
        )
        {
            Measure(shape);
        }
    }

    private static void MeasureMemory(Shape shape)
    {
        set_num_threads(2);
        StepMemory.WriteHead();
        foreach (var hasKernels in new[] { false, true })
        {
            using var training = new ProjectedTraining(shape, ZipfExamples.Create(shape), hasKernels);
            StepMemory.Measure($"code2vec, kernels: {(hasKernels ? "cpu" : "torch")}", training.Step);
        }
    }

    private static void Measure(Shape shape)
    {
        set_num_threads(2);
        random.manual_seed(1);
        var examples = ZipfExamples.Create(shape);
        using var plain = new PlainTraining(shape, examples);
        using var projected = new ProjectedTraining(shape, examples);
        using var kernels = new ProjectedTraining(shape, examples, hasKernels: true);
        var (slow, fast) = (new List<Cost>(), new List<Cost>());
        var (fastest, evaluated) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            slow.Add(Of(plain.Step, shape));
            fast.Add(Of(projected.Step, shape));
            fastest.Add(Of(kernels.Step, shape));
            evaluated.Add(Of(projected.Evaluate, shape));
        }

        var (before, now, own, evaluation) = (Median(slow), Median(fast), Median(fastest), Median(evaluated));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {shape.Name} | {1 / before.Seconds:0} | {1 / now.Seconds:0} | {before.Seconds / now.Seconds:0.00} | "
                + $"{1 / own.Seconds:0} | {before.Seconds / own.Seconds:0.00} | {1000 * before.CpuSeconds:0.00} | "
                + $"{1000 * now.CpuSeconds:0.00} | {1000 * own.CpuSeconds:0.00} | {1 / evaluation.Seconds:0} |"));
    }

    /// <summary>The cost of an example: the mean over about a thousand.</summary>
    private static Cost Of(Action<int> step, Shape shape)
    {
        var steps = Math.Max(4, 1024 / shape.Batch);
        step(0);
        var watch = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 1; i <= steps; i++)
        {
            step(i);
        }

        var examples = (double)steps * shape.Batch;
        var used = Environment.CpuUsage.TotalTime - cpu;
        return new(watch.Elapsed.TotalSeconds / examples, used.TotalSeconds / examples);
    }

    private static Cost Median(List<Cost> costs) =>
        new(
            costs.Select(cost => cost.Seconds).Order().ElementAt(Rounds / 2),
            costs.Select(cost => cost.CpuSeconds).Order().ElementAt(Rounds / 2)
        );

    /// <summary>
    /// Of one example; processor time counts both threads, and is what other work on the machine disturbs least.
    /// </summary>
    private readonly record struct Cost(double Seconds, double CpuSeconds);
}
