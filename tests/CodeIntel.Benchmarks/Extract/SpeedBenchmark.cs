using System.Diagnostics;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Extract;

/// <summary>
/// Everything that docs/benchmarks.md says about extraction and export, one table after the other: without semantics,
/// with all graphs (of the first folder), memory, and JSON lines of a workspace of all folders, these in a process of
/// their own: in this one the compiler is still busy with the code that was hot before.
/// </summary>
internal static class SpeedBenchmark
{
    public static void Run(string[] folders)
    {
        ExtractBenchmark.Run(SemanticsMode.None, folders);
        GraphsBenchmark.Run(folders[0], Console.Out);
        MemoryBenchmark.Run(folders, 1_000, 10_000);
        var workspace = Directory.CreateTempSubdirectory("codeintel-bench-").FullName;
        ExtractBenchmark.Fill(workspace, folders);
        using (var export = Process.Start("dotnet", [typeof(SpeedBenchmark).Assembly.Location, "export", workspace]))
        {
            export.WaitForExit();
        }

        Directory.Delete(workspace, recursive: true);
    }
}
