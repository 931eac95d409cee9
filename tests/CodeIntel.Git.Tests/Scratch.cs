namespace CodeIntel.Git.Tests;

/// <summary>A folder for one test, removed with it.</summary>
public sealed class Scratch : IDisposable
{
    /// <summary>Absolute path of the folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("codeintel-git-").FullName;

    /// <summary>Where clones go.</summary>
    public string Repositories => this["workspace/repositories"];

    /// <summary>Where the corpus file would be; its folder exists, the file does not.</summary>
    public string CorpusFile => this["corpus.yaml"];

    /// <summary>The path of something in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a file, with its folders.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Makes a work tree whose <paramref name="commits"/> commits change A.cs.</summary>
    public string WorkTree(string name, int commits = 1)
    {
        var folder = Directory.CreateDirectory(this[name]).FullName;
        folder.Git("init", "-q", "-b", "main");
        for (var i = 1; i <= commits; i++)
        {
            Commit(name, "A.cs", $"class A{i} {{ }}");
        }

        return folder;
    }

    /// <summary>Writes a file and commits all; the commit's id.</summary>
    public string Commit(string repository, string file, string text)
    {
        Write($"{repository}/{file}", text);
        this[repository].Git("add", "-A");
        this[repository].Git("commit", "-q", "-m", $"change {file}");
        return this[repository].Git("rev-parse", "HEAD");
    }

    /// <summary>Makes a bare copy, as a server has it.</summary>
    public string Bare(string from, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        Folder.Git("clone", "-q", "--bare", from, name);
        return this[name];
    }

    /// <summary>All files below a folder of the scratch, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        Directory.Delete(Folder, recursive: true);
    }
}
