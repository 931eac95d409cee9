using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Tells which files belong to test projects: the project file next to a file, or in the nearest folder above it, has a
/// name of tests.
/// </summary>
internal sealed class TestProjects
{
    /// <summary>Folders with project files (empty: the top), and whether one of those is for tests.</summary>
    private readonly Dictionary<string, bool> _folders = new(StringComparer.Ordinal);

    /// <summary>Reads the project files among a tree's paths.</summary>
    public TestProjects(IEnumerable<string> paths)
    {
        foreach (var path in paths.Where(p => p.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)))
        {
            var folder = FolderOf(path);
            var name = Path.GetFileNameWithoutExtension(path);
            _folders[folder] = _folders.GetValueOrDefault(folder) || TraitRules.IsTestProject(name);
        }
    }

    /// <summary>The trait that a file has of its project.</summary>
    public SourceTraits Of(string path)
    {
        var isTest = false;
        for (var folder = FolderOf(path); !_folders.TryGetValue(folder, out isTest) && folder.Length > 0;)
        {
            folder = FolderOf(folder);
        }

        return isTest ? SourceTraits.Test : SourceTraits.None;
    }

    /// <summary>The folder of a path in a tree; empty: the top.</summary>
    public static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
