using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// Operations of the unprojected algorithm per second, 3 · (C (2 · 3E · E + 4E) + 2 E Y) per example, as a share of
/// what a product of two 1024 × 1024 matrices reaches before and after; with plain tensor operations, and with our
/// loops.
/// </summary>
internal static class ShareBenchmark
{
    private const int Rounds = 9;
    private const int StepsPerRound = 8;

    public static void Run(Shape shape)
    {
        Console.WriteLine("| kernels | examples/s, best | median | GF/s, median | peak, GF/s, median | share, best "
            + "| median | least |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Measure(shape, hasKernels: false);
        Measure(shape, hasKernels: true);
    }

    private static void Measure(Shape shape, bool hasKernels)
    {
        set_num_threads(2);
        random.manual_seed(1);
        using var training = new ProjectedTraining(shape, ZipfExamples.Create(shape), hasKernels);
        Steps(training, shape);
        var (speeds, peaks) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var before = Code2seqBenchmark.Peak();
            speeds.Add(Steps(training, shape));
            peaks.Add((before + Code2seqBenchmark.Peak()) / 2);
        }

        var operations = Operations(shape);
        var shares = speeds.Zip(peaks, (speed, peak) => speed * operations / peak).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {(hasKernels ? "cpu" : "torch")} | {speeds.Max():0} | {Middle.Of(speeds):0} | "
                + $"{Middle.Of(speeds) * operations / 1e9:0} | {Middle.Of(peaks) / 1e9:0} | "
                + $"{shares.Max():0.00} | {Middle.Of(shares):0.00} | {shares.Min():0.00} |"));
    }

    /// <summary>Examples per second.</summary>
    private static double Steps(ProjectedTraining training, Shape shape)
    {
        var watch = Stopwatch.StartNew();
        for (var step = 1; step <= StepsPerRound; step++)
        {
            training.Step(step);
        }

        return StepsPerRound * shape.Batch / watch.Elapsed.TotalSeconds;
    }

    private static double Operations(Shape shape)
    {
        var (width, labels) = ((double)shape.Sizes.Width, shape.Sizes.Labels);
        return 3 * ((shape.MaxContexts * ((6 * width * width) + (4 * width))) + (2 * width * labels));
    }
}
