using System.Diagnostics;

namespace CodeIntel.Benchmarks.Extract;

/// <summary>Seconds on the clock and of all processors that a piece of work took.</summary>
internal readonly record struct Clocked(double Wall, double Cpu)
{
    public static Clocked Run(Action work)
    {
        GC.Collect();
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        work();
        return new(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }
}
