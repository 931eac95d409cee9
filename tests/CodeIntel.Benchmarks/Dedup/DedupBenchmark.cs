using System.Diagnostics;
using System.Globalization;
using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Dedup;

/// <summary>
/// Time, memory and recall of duplicate detection; each sub-command prints one line or a Markdown table.
/// </summary>
public static class DedupBenchmark
{
    private const string Usage =
        "usage: CodeIntel.Benchmarks dedup file PATH [--write-tokens FILE] [--brute-force] | fit PATH | method [N…] | "
        + "growth | sketch N BYTES\n  PATH: a folder of .cs files, or .jsonl.gz of {filename, tokens}";

    /// <summary>Runs a sub-command.</summary>
    public static int Run(TextWriter output, string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (arguments)
        {
            case ["file", var path, .. var rest]:
                CompareFiles(output, path, rest);
                return 0;
            case ["fit", var path]:
                MethodStatistics.Print(output, SourceTokens.Of(path));
                return 0;
            case ["method", .. var counts]:
                Table(output, counts.Length == 0 ? [60_000] : [.. counts.Select(Number)]);
                return 0;
            case ["growth"]:
                Table(output, [100_000, 300_000, 1_000_000]);
                return 0;
            case ["sketch", var count, var bytes]:
                Sketch(output, Number(count), Number(bytes));
                return 0;
            default:
                output.WriteLine(Usage);
                return 2;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void CompareFiles(TextWriter output, string path, string[] rest)
    {
        var source = SourceTokens.Of(path);
        if (rest is ["--write-tokens", var target])
        {
            source.WriteLines(target);
        }

        // the second run is of code that the compiler has optimized
        for (var run = 0; run < 3; run++)
        {
            var (found, clock, seconds) = Detect(source, DuplicationLevel.File);
            Line(
                output,
                $"files {found.Summary.Units}, distinct {clock.Compared}: join "
                    + $"{clock.Seconds("comparing"):0.000} s, from tokens to clusters {seconds:0.000} s; pairs: exact "
                    + $"{found.Summary.Exact + found.Summary.Type1}, type-2 {found.Summary.Type2}, near "
                    + $"{found.Summary.Near}"
            );
            if (run == 2 && rest is ["--brute-force"])
            {
                Line(output, $"brute force: {BruteForce.Run(source, found)}");
            }
        }
    }

    private static void Table(TextWriter output, int[] counts)
    {
        output.WriteLine(
            "| methods | distinct | near pairs | join s | all s | peak MB | growth of all |"
        );
        output.WriteLine("|---|---|---|---|---|---|---|");
        var previous = (Count: 0, Seconds: 0.0);
        foreach (var count in counts)
        {
            var source = new SyntheticMethods(count, seed: 1);
            var reading = Stopwatch.StartNew();
            foreach (var _ in source.Units(DuplicationLevel.Method)) { }
            var generated = reading.Elapsed.TotalSeconds;
            var (found, clock, seconds) = Detect(source, DuplicationLevel.Method);
            var own = seconds - generated;
            var growth =
                Math.Log(own / previous.Seconds) / Math.Log((double)count / previous.Count);
            Line(
                output,
                $"| {count} | {clock.Compared} | {found.Summary.Near} | {clock.Seconds("comparing"):0.00} | "
                    + $"{own:0.00} | {PeakMegabytes()} | {(previous.Count == 0 ? "" : $"{growth:0.00}")} |"
            );
            previous = (count, own);
        }
    }

    private static void Sketch(TextWriter output, int count, int megabytes)
    {
        var options = new DedupOptions { Method = DedupMethod.Sketch };
        var source = new SyntheticMethods(count, seed: 1);
        var terms = ((IDuplicateSource)source).Terms();
        var clock = new PhaseClock();
        var cap = (long)megabytes << 20;
        var jobs = Environment.ProcessorCount;
        var plan = LevelPlan.Choose(DuplicationLevel.Method, options, source, terms, cap, jobs);
        MemoryCap.Apply(cap);
        var watch = Stopwatch.StartNew();
        using var folder = new SpillFolder(
            Path.Combine(Path.GetTempPath(), "codeintel-sketch-benchmark")
        );
        var detector = new LevelDetector(options, source.TermKinds(), clock, jobs, 10_000_000);
        var found = detector.DetectBySketches(
            DuplicationLevel.Method,
            source.Units(DuplicationLevel.Method),
            count,
            folder,
            cap,
            plan.BlockBytes,
            default
        );
        clock.End();
        var sketch = found.Summary.Sketch!;
        var pairs = source.Truth.ToHashSet();
        foreach (var pair in found.Pairs)
        {
            pairs.Remove(((int)pair.First, (int)pair.Second));
        }

        Line(
            output,
            $"methods {count}, cap {megabytes} MiB: {watch.Elapsed.TotalSeconds:0} s (reading "
                + $"{clock.Seconds("reading"):0}, comparing {clock.Seconds("comparing"):0}, clustering "
                + $"{clock.Seconds("clustering"):0}), peak {PeakMegabytes()} MB"
        );
        Line(
            output,
            $"bands {sketch.Bands}, rows {sketch.Rows}, candidates {sketch.Candidates} (precision "
                + $"{sketch.CandidatePrecision:0.000}), recall on {sketch.SampledPairs} sampled pairs "
                + $"{sketch.Recall:0.0000}"
        );
        Line(
            output,
            $"near pairs {found.Summary.Near}, unstored {found.Summary.UnstoredPairs}, clusters "
                + $"{found.Summary.Clusters}; planted pairs {source.Truth.Count}, found "
                + $"{source.Truth.Count - pairs.Count}, recall {1 - ((double)pairs.Count / source.Truth.Count):0.0000}"
        );
    }

    private static (LevelDuplicates Found, PhaseClock Clock, double Seconds) Detect(
        IDuplicateSource source,
        DuplicationLevel level
    )
    {
        var clock = new PhaseClock();
        var watch = Stopwatch.StartNew();
        var detector = new LevelDetector(
            new(),
            source.TermKinds(),
            clock,
            Environment.ProcessorCount,
            10_000_000
        );
        var found = detector.Detect(
            level,
            source.Units(level),
            source.Count(level),
            CancellationToken.None
        );
        clock.End();
        return (found, clock, watch.Elapsed.TotalSeconds);
    }

    private static long PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_000_000;
    }

    private static void Line(TextWriter output, string line) => output.WriteLine(line);
}
