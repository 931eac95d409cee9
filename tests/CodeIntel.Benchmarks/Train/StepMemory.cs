using System.Globalization;
using CodeIntel.Torch.Loading;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// Resident memory along two thousand steps, the heap given back as often as the training loop does: right after that,
/// and the most in between.
/// </summary>
internal static class StepMemory
{
    private const int Steps = 2000;
    private const int StepsPerTrim = 100;

    public static void WriteHead()
    {
        Console.WriteLine("| model | resident MB after 200 steps | after 2,000 | growth | most until 200 "
            + "| most until 2,000 | growth |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }

    /// <summary>Takes the steps, and writes a row.</summary>
    public static void Measure(string name, Action<int> step)
    {
        var (first, firstMost, most) = (0L, 0L, 0L);
        for (var i = 1; i <= Steps; i++)
        {
            step(i);
            most = Math.Max(most, Environment.WorkingSet);
            if (i % StepsPerTrim == 0)
            {
                Allocator.Trim();
            }

            if (i == 200)
            {
                (first, firstMost) = (Environment.WorkingSet, most);
            }
        }

        var last = Environment.WorkingSet;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {first >> 20} | {last >> 20} | {Growth(first, last):0.0%} | "
                + $"{firstMost >> 20} | {most >> 20} | {Growth(firstMost, most):0.0%} |"));
    }

    private static double Growth(long before, long after) => ((double)after / before) - 1;
}
