using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Benchmarks.Dedup;

/// <summary>
/// What <see cref="SyntheticMethods"/> imitates, measured on the methods of a folder: lengths, how tokens divide into
/// marks, repeated, local and other names, and Zipf–Mandelbrot parameters of the frequencies.
/// </summary>
internal static class MethodStatistics
{
    private const int LocalNames = 2_000;

    public static void Print(TextWriter output, SourceTokens source)
    {
        var kinds = source.TermKinds();
        var logs = new List<double>();
        var (all, marks, names, repeated, local) = (0L, 0L, 0L, 0L, 0L);
        var markCounts = new Dictionary<int, long>();
        var freshCounts = new Dictionary<int, long>();
        var recent = new Queue<int>();
        var recentCounts = new Dictionary<int, int>();
        foreach (
            var unit in source.Units(DuplicationLevel.Method).Where(unit => unit.Tokens.Length > 0)
        )
        {
            logs.Add(Math.Log(unit.Tokens.Length));
            var seen = new HashSet<int>();
            foreach (var term in unit.Tokens.ToArray())
            {
                all++;
                if (kinds[term] < TokenKind.Identifier)
                {
                    marks++;
                    markCounts[term] = markCounts.GetValueOrDefault(term) + 1;
                    continue;
                }

                names++;
                if (!seen.Add(term))
                {
                    repeated++;
                    continue;
                }

                if (recentCounts.GetValueOrDefault(term) > 0)
                {
                    local++;
                }
                else
                {
                    freshCounts[term] = freshCounts.GetValueOrDefault(term) + 1;
                }

                recent.Enqueue(term);
                recentCounts[term] = recentCounts.GetValueOrDefault(term) + 1;
                if (recent.Count > LocalNames)
                {
                    recentCounts[recent.Dequeue()]--;
                }
            }
        }

        var mean = logs.Average();
        var deviation = Math.Sqrt(logs.Average(log => (log - mean) * (log - mean)));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"methods {logs.Count}, tokens {all}, log length {mean:0.000} ± {deviation:0.000}, marks "
                    + $"{(double)marks / all:0.000}, of names: repeated {(double)repeated / names:0.000}, of the "
                    + $"first in a "
                    + $"method: local {(double)local / (names - repeated):0.000}"
            )
        );
        output.WriteLine($"marks: {Fit(markCounts)}; other names: {Fit(freshCounts)}");
    }

    // least squares of log frequency on log(rank + q), over ranks that are evenly spaced in their logarithm
    private static string Fit(Dictionary<int, long> counts)
    {
        var sorted = counts.Values.OrderDescending().ToArray();
        var ranks = Enumerable
            .Range(0, 200)
            .Select(i => (int)Math.Pow(sorted.Length, i / 200.0) - 1)
            .Distinct()
            .ToArray();
        var (bestQ, bestS, bestError) = (0.0, 0.0, double.MaxValue);
        for (var q = 0.5; q < 2_000; q *= 1.1)
        {
            var points = ranks
                .Select(rank => (X: Math.Log(rank + 1 + q), Y: Math.Log(sorted[rank])))
                .ToArray();
            var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
            var slope =
                points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
            var error = points.Sum(p => Math.Pow(p.Y - y - (slope * (p.X - x)), 2));
            (bestQ, bestS, bestError) =
                error < bestError ? (q, -slope, error) : (bestQ, bestS, bestError);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted.Length} terms, Zipf–Mandelbrot s {bestS:0.000}, q {bestQ:0.0}"
        );
    }
}
