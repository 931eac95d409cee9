using System.Globalization;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz;

/// <summary>
/// A folder for one run: <c>input</c>, <c>workspace</c>, <c>corpus</c> for the corpus file's lock, and around them
/// things that nobody may touch or read.
/// </summary>
internal sealed class Scratch : IDisposable
{
    /// <summary>Stands in a file outside of every input; it must never come out of an extraction.</summary>
    /// <remarks>In two parts, because this file is one of those that inputs are made from.</remarks>
    public const string Secret = "SecretOutside" + "OfTheInput";

    private string _before = "";

    /// <summary>Makes the folder.</summary>
    public Scratch()
    {
        Root = Directory.CreateTempSubdirectory("codeintel-fuzz-").FullName;
        foreach (var name in (string[])["input", "workspace", "corpus", "outside"])
        {
            Directory.CreateDirectory(Path.Combine(Root, name));
        }

        var source = $"class {Secret} {{ void M() {{ {Secret}(); }} }}";
        File.WriteAllText(Path.Combine(Root, "outside", "Secret.cs"), source);
        File.WriteAllText(Path.Combine(Root, "Secret.cs"), source);
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>Where the cases are written.</summary>
    public string Input => Path.Combine(Root, "input");

    /// <summary>The workspace.</summary>
    public string Workspace => Path.Combine(Root, "workspace");

    /// <summary>Where a corpus file would be.</summary>
    public string CorpusFile => Path.Combine(Root, "corpus", "fuzz.yaml");

    /// <summary>Remembers everything outside of the workspace.</summary>
    public void Seal() => _before = Listing();

    /// <summary>What was written outside of the workspace since, or null.</summary>
    public string? Broken()
    {
        var (before, after) = (_before.Split('\n'), Listing().Split('\n'));
        var changed = after.Except(before).Concat(before.Except(after)).Take(3).ToList();
        return changed.Count == 0 ? null : $"changed outside of the workspace: {string.Join("; ", changed)}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // a run that hangs still holds it; the system's temporary folder is emptied by others
            return;
        }
    }

    private string Listing()
    {
        var text = new StringBuilder();
        var open = new Stack<DirectoryInfo>([new(Root)]);
        while (open.TryPop(out var folder))
        {
            foreach (var item in folder.EnumerateFileSystemInfos().OrderBy(i => i.Name, StringComparer.Ordinal))
            {
                if (folder.FullName == Root && item.Name is "workspace" or "corpus")
                {
                    continue;
                }

                text.Append(CultureInfo.InvariantCulture, $"{item.FullName} {Describe(item)}\n");
                if (item is DirectoryInfo { LinkTarget: null } directory)
                {
                    open.Push(directory);
                }
            }
        }

        return text.ToString();
    }

    private static string Describe(FileSystemInfo item) => item switch
    {
        { LinkTarget: { } target } => $"-> {target}",
        FileInfo { Length: < 1 << 16 } file => ContentHash.Of(File.ReadAllBytes(file.FullName)).ToString(),
        FileInfo file => $"{file.Length} {file.LastWriteTimeUtc.Ticks}",
        _ => "folder",
    };
}
