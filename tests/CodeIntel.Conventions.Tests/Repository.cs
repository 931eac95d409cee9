using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Conventions.Tests;

/// <summary>The files of this repository as they lie on disk, without what a build makes.</summary>
internal static class Repository
{
    private static readonly string[] _skipped = [".git", ".vs", ".idea", "artifacts", "bin", "obj", "workspaces"];

    /// <summary>Absolute path of the root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// Every C# file under <c>src</c> and <c>tests</c>, without the extractor's cases, which are data.
    /// </summary>
    public static IReadOnlyList<CodeFile> Code { get; } =
    [
        .. Files("*.cs").Where(path => path.StartsWith("src/", StringComparison.Ordinal)
                || path.StartsWith("tests/", StringComparison.Ordinal))
            .Where(path => !path.Contains("/Cases/", StringComparison.Ordinal))
            .Select(path => new CodeFile(path, Parse(path))),
    ];

    /// <summary>The C# files under <c>src</c>.</summary>
    public static IEnumerable<CodeFile> Source => Code.Where(file => file.IsSource);

    /// <summary>Paths relative to the root, with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string pattern)
    {
        var found = new List<string>();
        Collect(Root, pattern, found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static SyntaxNode Parse(string path) => CSharpSyntaxTree.ParseText(Read(path)).GetRoot();

    private static void Collect(string folder, string pattern, List<string> found)
    {
        found.AddRange(Directory.EnumerateFiles(folder, pattern)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')));
        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            if (!_skipped.Contains(Path.GetFileName(child)) && new DirectoryInfo(child).LinkTarget is null)
            {
                Collect(child, pattern, found);
            }
        }
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
