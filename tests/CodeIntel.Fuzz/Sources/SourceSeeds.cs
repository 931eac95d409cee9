using System.Runtime.CompilerServices;

namespace CodeIntel.Fuzz.Sources;

/// <summary>What mutation starts from: this repository's own C# files. Other people's code is never needed.</summary>
internal static class SourceSeeds
{
    /// <summary>Their texts, in ordinal order of their paths.</summary>
    /// <exception cref="DirectoryNotFoundException">The program was moved away from its sources.</exception>
    public static IReadOnlyList<string> Load([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
        return
        [
            .. ((string[])["src", "tests"]).SelectMany(f => Directory.EnumerateFiles(
                    Path.Combine(root, f), "*.cs", SearchOption.AllDirectories))
                .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(File.ReadAllText),
        ];
    }
}
