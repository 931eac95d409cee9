using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CodeIntel.Studies;

/// <summary>
/// The commits that a corpus's branches were resolved to, in <c>NAME.lock.yaml</c> beside <c>NAME.yaml</c>. A branch
/// stays at its commit until its lines are deleted, so that a corpus means the same tomorrow.
/// </summary>
public sealed class LockFile
{
    private const string Header =
        "# Written by codeintel clone: where branches stood when first fetched. Delete an entry to renew it.\n";

    private readonly Dictionary<(string Url, string Branch), string> _commits = [];

    private LockFile(string path) => Path = path;

    /// <summary>Where it is, or will be.</summary>
    public string Path { get; }

    /// <summary>Its entries by address and branch, ordinal.</summary>
    public IReadOnlyList<LockedBranch> Branches =>
        [.. _commits.Select(c => new LockedBranch(c.Key.Url, c.Key.Branch, c.Value))
            .OrderBy(b => b.Url, StringComparer.Ordinal).ThenBy(b => b.Branch, StringComparer.Ordinal)];

    /// <summary>The lock file's path for a corpus file.</summary>
    public static string PathFor(string corpusFile) => System.IO.Path.ChangeExtension(corpusFile, ".lock.yaml");

    /// <summary>Reads the lock file of a corpus file; empty where there is none.</summary>
    /// <exception cref="StageException">It is not a lock file.</exception>
    public static LockFile Load(string corpusFile)
    {
        var file = new LockFile(PathFor(corpusFile));
        if (File.Exists(file.Path))
        {
            file.Read(File.ReadAllText(file.Path));
        }

        return file;
    }

    /// <summary>The commit of a branch (null: the default branch), or null where it was never resolved.</summary>
    public string? Find(string url, string? branch) => _commits.GetValueOrDefault((url, branch ?? "HEAD"));

    /// <summary>Adds a resolved branch (null: the default branch) unless it is there.</summary>
    public void Add(string url, string? branch, string commit) => _commits.TryAdd((url, branch ?? "HEAD"), commit);

    /// <summary>Writes the file aside and renames it into place.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Save()
    {
        var temporary = Path + ".new";
        File.WriteAllText(temporary, ToString());
        File.Move(temporary, Path, overwrite: true);
    }

    /// <summary>The file's text: the same for the same branches.</summary>
    public override string ToString()
    {
        var yaml = new SerializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithNewLine("\n")
            .Build();
        return new StringBuilder(Header).Append(yaml.Serialize(new { Branches })).ToString();
    }

    private void Read(string text)
    {
        foreach (var branch in Parse(text).SelectMany(list => list.Value ?? []))
        {
            if (branch.GetValueOrDefault("commit") is not { } commit || !IsCommit(commit))
            {
                var url = branch.GetValueOrDefault("url");
                throw new StageException(
                    $"{Path}: '{url}' has no commit of 40 hexadecimal digits. Correct the entry or delete it.");
            }

            Add(branch.GetValueOrDefault("url") ?? "", branch.GetValueOrDefault("branch"), commit);
        }
    }

    private Dictionary<string, List<Dictionary<string, string>>?> Parse(string text)
    {
        try
        {
            return new DeserializerBuilder().Build()
                .Deserialize<Dictionary<string, List<Dictionary<string, string>>?>>(text) ?? [];
        }
        catch (YamlException e)
        {
            throw new StageException($"{Path}, line {e.Start.Line}: this is no lock file. Correct or delete it.", e);
        }
    }

    private static bool IsCommit(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);
}
