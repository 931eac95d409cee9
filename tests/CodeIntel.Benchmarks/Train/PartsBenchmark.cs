using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// What parts of a training step of code2vec cost: traces of every example, batches, and batches that are prepared on
/// another thread. Two kinds of step take turns, so that other work on the machine strikes both alike, and each finds
/// what the other left in the caches.
/// </summary>
internal static class PartsBenchmark
{
    private const int Turns = 100;

    public static void Run(Shape shape)
    {
        Console.WriteLine("| kernels | step, ms | without traces | traces cost | time in traces | time in batches "
            + "| step with batches ahead, ms | saved |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Measure(shape, hasKernels: false);
        Measure(shape, hasKernels: true);
    }

    private static void Measure(Shape shape, bool hasKernels)
    {
        set_num_threads(2);
        random.manual_seed(1);
        var examples = ZipfExamples.Create(shape);
        using var training = new ProjectedTraining(shape, examples, hasKernels);
        using var ahead = new ProjectedTraining(shape, examples, hasKernels);
        var (recorded, silent) = Compare(training.Step, turn => training.Step(turn, isRecorded: false));
        var (step, total) = (Middle.Of(recorded), recorded.Sum());
        var (traces, batches) = (training.Recording, training.Preparing);
        var (inTurn, prepared) = Compare(training.Step, ahead.StepAhead);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {(hasKernels ? "cpu" : "torch")} | {step:0.0} | {Middle.Of(silent):0.0} | "
                + $"{(step / Middle.Of(silent)) - 1:0.0%} | {traces.TotalMilliseconds / total:0.0%} | "
                + $"{batches.TotalMilliseconds / (total + silent.Sum()):0.0%} | "
                + $"{Middle.Of(prepared):0.0} | {1 - (Middle.Of(prepared) / Middle.Of(inTurn)):0.0%} |"));
    }

    private static (List<double> One, List<double> Other) Compare(Action<int> one, Action<int> other)
    {
        var (ones, others) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            // the second step with a batch has it easier
            Action first = () => ones.Add(Milliseconds(() => one(turn)));
            Action second = () => others.Add(Milliseconds(() => other(turn)));
            (turn % 2 == 0 ? first : second)();
            (turn % 2 == 0 ? second : first)();
        }

        return (ones, others);
    }

    private static double Milliseconds(Action step)
    {
        var watch = Stopwatch.StartNew();
        step();
        return watch.Elapsed.TotalMilliseconds;
    }
}
