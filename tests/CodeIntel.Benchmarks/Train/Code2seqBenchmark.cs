using System.Diagnostics;
using System.Globalization;
using CodeIntel.Torch.Loading;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// Training steps of code2seq as a share of this machine's matrix-product peak, which is measured before and after each
/// round, so that other work on the machine strikes both alike.
/// </summary>
internal static class Code2seqBenchmark
{
    private const int Rounds = 7;
    private const int StepsPerRound = 4;

    public static void Run()
    {
        Console.WriteLine(TorchNative.EnsureLoaded());
        set_num_threads(2);
        random.manual_seed(1);
        Console.WriteLine(
            "| shape | examples/s, best | median | GF/s of the published algorithm | of peak, best | median | "
                + "LSTM steps over paths, of the published |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Measure(
            "V 60k, Y 15k, E 128, R 128, D 320, C 200, B 128", new(60_000, 300, 15_000, 128, 128, 320), 200, 200, 128);
        Measure("same, C 1–200, B 64", new(60_000, 300, 15_000, 128, 128, 320), 1, 200, 64);
        Measure("V 5k, Y 2k, E 64, R 64, D 128, C 1–100, B 64", new(5_000, 300, 2_000, 64, 64, 128), 1, 100, 64);
    }

    private static void Measure(string name, Code2seqSizes sizes, int minContexts, int maxContexts, int batch)
    {
        using var training = new Code2seqTraining(sizes, minContexts, maxContexts, batch);
        training.Step(0);
        var (speeds, shares, rates) = (new List<double>(), new List<double>(), new List<double>());
        var peak = Peak();
        for (var round = 0; round < Rounds; round++)
        {
            var operations = Enumerable.Range(1, StepsPerRound).Sum(training.Operations);
            var watch = Stopwatch.StartNew();
            for (var step = 1; step <= StepsPerRound; step++)
            {
                training.Step(step);
            }

            var seconds = watch.Elapsed.TotalSeconds;
            var after = Peak();
            speeds.Add(StepsPerRound * batch / seconds);
            rates.Add(operations / seconds / 1e9);
            shares.Add(operations / seconds / ((peak + after) / 2));
            peak = after;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {speeds.Max():0} | {Middle.Of(speeds):0} | {Middle.Of(rates):0} "
            + $"| {shares.Max():0.00} | {Middle.Of(shares):0.00} | {training.ShareOfPathSteps(1):0.00} |"));
    }

    /// <summary>Operations per second of a product of two 1024 × 1024 matrices.</summary>
    internal static double Peak()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (left, right) = (rand(1024, 1024), rand(1024, 1024));
        left.mm(right).Dispose();
        var watch = Stopwatch.StartNew();
        const int repeats = 20;
        for (var i = 0; i < repeats; i++)
        {
            left.mm(right).Dispose();
        }

        return repeats * 2.0 * 1024 * 1024 * 1024 / watch.Elapsed.TotalSeconds;
    }
}
