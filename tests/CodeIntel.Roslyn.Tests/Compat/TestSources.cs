using System.Runtime.CompilerServices;

namespace CodeIntel.Roslyn.Tests.Compat;

/// <summary>Our own C# files beside this one, as material.</summary>
internal static class TestSources
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = FolderOf();

    /// <summary>A file's text.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static string FolderOf([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
