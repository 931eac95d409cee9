using System.Diagnostics;
using System.Globalization;
using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks;

/// <summary>
/// Time and memory of duplicate detection on synthetic methods, and how time grows with their number.
/// </summary>
public static class DedupBenchmark
{
    /// <summary>Prints a Markdown table: the join alone, and everything from reading to clusters.</summary>
    public static void Run(TextWriter output, params int[] counts)
    {
        output.WriteLine("| methods | distinct | near pairs | join s | all s | peak MB | growth of the join |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        var previous = (Count: 0, Seconds: 0.0);
        foreach (var count in counts.Length == 0 ? [20_000, 60_000, 300_000] : counts)
        {
            var row = Measure(count, previous);
            output.WriteLine(row.Line);
            previous = (count, row.JoinSeconds);
        }
    }

    private static (string Line, double JoinSeconds) Measure(int count, (int Count, double Seconds) previous)
    {
        var options = new DedupOptions();
        var jobs = Environment.ProcessorCount;
        var source = new SyntheticMethods(count, seed: 1);
        var join = new JoinClock();
        var watch = Stopwatch.StartNew();
        var detector = new LevelDetector(options, source.TermKinds(), join, jobs, long.MaxValue);
        var found = detector.Detect(
            DuplicationLevel.Method,
            source.Units(DuplicationLevel.Method),
            count,
            CancellationToken.None
        );
        var seconds = watch.Elapsed.TotalSeconds;
        var growth =
            previous.Count == 0
                ? double.NaN
                : Math.Log(join.Seconds / previous.Seconds) / Math.Log((double)count / previous.Count);
        using var process = Process.GetCurrentProcess();
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"| {count} | {join.Distinct} | {found.Summary.Near} | {join.Seconds:0.00} | {seconds:0.00} | "
                + $"{process.PeakWorkingSet64 >> 20} | {growth:0.00} |"
        );
        return (line, join.Seconds);
    }

    /// <summary>Takes the time from the announcement of the comparison to its last record.</summary>
    private sealed class JoinClock : IStageProgress
    {
        private readonly Stopwatch _watch = new();
        private bool _joining;

        public long Distinct { get; private set; }

        public double Seconds { get; private set; }

        public void Begin(string what, long total, string unit)
        {
            _joining = what.StartsWith("comparing", StringComparison.Ordinal);
            Distinct = total;
            _watch.Restart();
        }

        public void Advance(long units, string? detail = null)
        {
            if (_joining)
            {
                lock (_watch)
                {
                    Seconds = _watch.Elapsed.TotalSeconds;
                }
            }
        }

        public void Note(string line) { }

        public void Warn(string line) { }
    }
}
