using System.Diagnostics;
using System.Globalization;
using CodeIntel.Torch.Loading;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// Training steps of the variable-misuse models, as a share of what one large matrix product reaches in the same round:
/// by the clock, and by processor time, which other work on the machine disturbs least.
/// </summary>
internal static class MisuseBenchmark
{
    private const int Rounds = 7;

    private static readonly MisuseShape _blocks = new()
    {
        Layers = 4,
        Heads = 4,
        Inner = 512,
        Steps = [8],
        Residuals = [[]],
    };

    private static readonly MisuseShapes[] _shapes =
    [
        Shapes("transformer", 8, 12),
        Shapes("transformer", 8, 12) with { Dropout = 0.1 },
        Shapes("transformer", 8, 12) with { Shortest = 200 },
        Shapes("great", 8, 12),
        Shapes("great", 8, 12) with { Dropout = 0.1 },
        Shapes("great", 8, 12) with { Shortest = 200 },
        Shapes("ggnn", 4, 4),
        Shapes("ggnn", 4, 4) with { Dropout = 0.1 },
        Shapes("ggnn", 8, 12),
    ];

    /// <summary>Measures the models of a name, or all; after "memory": their memory along two thousand steps.</summary>
    public static void Run(string[] names)
    {
        Console.WriteLine(TorchNative.EnsureLoaded());
        UseTwoThreads(); // a method of its own: TorchSharp must not be touched before
        if (names is ["memory", .. var models])
        {
            MeasureMemory(models is [] ? ["transformer", "great", "ggnn"] : models);
            return;
        }

        Console.WriteLine("| model | tokens/s, best (median) | share of the peak by the clock, best (median) | "
            + "by processor time, best (median) | processor ms per step | peak, GF/s |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var shapes in _shapes.Where(shapes => names is [] || names.Contains(shapes.Name)))
        {
            Measure(shapes);
        }
    }

    private static void MeasureMemory(string[] models)
    {
        StepMemory.WriteHead();
        foreach (var name in models)
        {
            using var training = new MisuseTraining(
                Shapes(name, 8, 12) with { Size = 2, Shortest = 20, Length = 80, Dropout = 0.1 });
            StepMemory.Measure(name, step => training.Step(step));
        }
    }

    private static void UseTwoThreads() => set_num_threads(2);

    private static MisuseShapes Shapes(string stack, double edgesPerToken, int edgeKinds) => new(
        stack,
        new(5_000, 128, 256, (_blocks with { EdgeKinds = 2 * edgeKinds }).Stack(stack)),
        24,
        256,
        256,
        edgesPerToken,
        edgeKinds);

    private static void Measure(MisuseShapes shapes)
    {
        using var training = new MisuseTraining(shapes);
        using var left = randn(1024, 1024);
        using var right = randn(1024, 1024);
        var (steps, peaks) = (new List<Cost>(), new List<Cost>());
        Of(2, step => training.Step(step));
        for (var round = 0; round < Rounds; round++)
        {
            var peak = Of(15, _ => left.mm(right).Dispose());
            steps.Add(Of(4, step => training.Step(step)));
            peaks.Add(Faster(peak, Of(15, _ => left.mm(right).Dispose())));
        }

        var product = 2 * Math.Pow(1024, 3);
        var products = shapes.Operations / product; // in one step
        var clock = steps.Zip(peaks, (step, peak) => products * peak.Seconds / step.Seconds);
        var processor = steps.Zip(peaks, (step, peak) => products * peak.CpuSeconds / step.CpuSeconds);
        var speeds = steps.Select(step => shapes.Tokens / step.Seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Name(shapes)} | "
            + $"{speeds.Max():#,0} ({Middle.Of(speeds):#,0}) | {clock.Max():0.00} ({Middle.Of(clock):0.00}) | "
            + $"{processor.Max():0.00} ({Middle.Of(processor):0.00}) | "
            + $"{1000 * Middle.Of(steps.Select(step => step.CpuSeconds)):0} | "
            + $"{product / peaks.Min(peak => peak.Seconds) / 1e9:0} |"));
    }

    private static string Name(MisuseShapes shapes) => string.Create(CultureInfo.InvariantCulture,
        $"{shapes.Name}, {2 * shapes.EdgeKinds} edge kinds, {shapes.EdgesPerToken} edges/token, ")
        + (shapes.Shortest < shapes.Length ? $"{shapes.Shortest}–{shapes.Length} tokens" : $"{shapes.Length} tokens")
        + (shapes.Dropout > 0 ? ", dropout 0.1" : "");

    private static Cost Of(int count, Action<int> action)
    {
        action(0);
        var watch = Stopwatch.StartNew();
        var used = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++)
        {
            action(i);
        }

        return new(
            watch.Elapsed.TotalSeconds / count, (Environment.CpuUsage.TotalTime - used).TotalSeconds / count);
    }

    /// <summary>What is nearest to the machine's peak: the less of each.</summary>
    private static Cost Faster(Cost one, Cost other) =>
        new(Math.Min(one.Seconds, other.Seconds), Math.Min(one.CpuSeconds, other.CpuSeconds));

    /// <summary>Of one step or product.</summary>
    private readonly record struct Cost(double Seconds, double CpuSeconds);
}
