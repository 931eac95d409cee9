using System.Diagnostics;
using System.Globalization;
using CodeIntel.Export;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Export;

/// <summary>
/// JSON lines per second of processor time, from a workspace to files: reading, decoding, formatting, hashing, writing.
/// </summary>
internal static class ExportBenchmark
{
    private const int Repetitions = 3;

    private static readonly ExportParts[] _includes =
        [ExportParts.None, ExportParts.Tokens, ExportParts.Tokens | ExportParts.Contexts | ExportParts.Graph];

    /// <summary>Prints a Markdown table; the first of the repetitions warms up.</summary>
    public static void Run(string folder)
    {
        Console.WriteLine("| include | MB written | MB/s per core | MB/s, 2 jobs |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var include in _includes)
        {
            var (megabytes, cpu, _) = Best(folder, include, jobs: 1);
            var (_, _, wall) = Best(folder, include, jobs: 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {include} | {megabytes:0.0} | {megabytes / cpu:0} | {megabytes / wall:0} |"));
        }
    }

    private static (double Megabytes, double Processor, double Wall) Best(string folder, ExportParts include, int jobs)
    {
        var (megabytes, cpu, wall) = (0.0, double.MaxValue, double.MaxValue);
        for (var i = 0; i <= Repetitions; i++)
        {
            var (size, processor, elapsed) = Once(folder, include, jobs);
            megabytes = size;
            if (i > 0)
            {
                (cpu, wall) = (Math.Min(cpu, processor), Math.Min(wall, elapsed));
            }
        }

        return (megabytes, cpu, wall);
    }

    private static (double Megabytes, double Processor, double Wall) Once(string folder, ExportParts include, int jobs)
    {
        var target = Directory.CreateTempSubdirectory("codeintel-export-benchmark-");
        try
        {
            using var workspace = Workspace.OpenToRead(folder);
            var table = new ExportTable(workspace);
            var services = new ExportServices { Source = table, Repositories = table.Repositories };
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            var report = new Exporter(services, new SilentProgress(), jobs).Run(
                new() { Format = ExportFormat.JsonLines, Include = include },
                Path.Combine(target.FullName, "out"),
                overwrite: false,
                CancellationToken.None);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime - before;
            return (report.Files.Sum(file => file.Bytes) / 1e6, cpu.TotalSeconds, clock.Elapsed.TotalSeconds);
        }
        finally
        {
            target.Delete(recursive: true);
        }
    }
}
