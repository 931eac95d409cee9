using System.Diagnostics;
using System.Globalization;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Benchmarks.Extract;

/// <summary>
/// Peak memory of <c>extract</c> on few and on many files, each in a process of its own. The files are copies of real
/// ones under other names with every tenth identifier made distinct, so that the string tables grow as they do with
/// other people's code and not as with copies.
/// </summary>
internal static class MemoryBenchmark
{
    public static void Run(string[] folders, params int[] counts)
    {
        var sources = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => new FileInfo(file).Length is > 0 and < 200_000)
            .Order(StringComparer.Ordinal)
            .ToArray();
        Console.WriteLine("| files | bytes | peak MB | ratio |");
        Console.WriteLine("|---|---|---|---|");
        var first = 0.0;
        foreach (var count in counts)
        {
            var folder = Directory.CreateTempSubdirectory("codeintel-files-").FullName;
            var bytes = Write(folder, sources, count);
            var peak = double.Parse(PeakOf(folder), CultureInfo.InvariantCulture);
            Directory.Delete(folder, recursive: true);
            first = first == 0 ? peak : first;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {count} | {bytes} | {peak / (1 << 20):0} | {peak / first:0.00} |"));
        }
    }

    private static long Write(string folder, string[] sources, int count)
    {
        // a stride that is prime to the number of files: the few are as varied as the many
        var bytes = 0L;
        for (var i = 0; i < count; i++)
        {
            var text = Rename(File.ReadAllText(sources[i * 997 % sources.Length]), i);
            var path = Path.Combine(folder, $"f{i / 100}", $"File{i}.cs");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            bytes += new FileInfo(path).Length;
        }

        return bytes;
    }

    private static string Rename(string text, int seed)
    {
        var renamed = new StringBuilder(text.Length + 64);
        var word = new StringBuilder();
        foreach (var c in text.Append('\n'))
        {
            if (char.IsLetterOrDigit(c) || c is '_' or '@')
            {
                word.Append(c);
                continue;
            }

            renamed.Append(word);
            var isName = word.Length > 4 && char.IsUpper(word[0]);
            if (isName && ContentHash.OfParts(word.ToString(), $"{seed}").ToBytes()[0] < 26)
            {
                renamed.Append(CultureInfo.InvariantCulture, $"Of{seed}");
            }

            word.Clear();
            renamed.Append(c);
        }

        return renamed.ToString();
    }

    private static string PeakOf(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(MemoryBenchmark).Assembly.Location, "extract-peak", folder])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim().Split('\n')[^1];
    }
}
