using System.Globalization;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Fuzz.Sources;

namespace CodeIntel.Fuzz.Repositories;

/// <summary>Writes a repository and damages it.</summary>
internal sealed class GitMaker(SourceMutator sources)
{
    private static readonly string[] _heads =
    [
        "ref: refs/heads/main\n", "ref: refs/heads/main\n", "ref: refs/heads/main\n", "ref: refs/heads/gone\n",
        "ref: refs/heads/../../../../Secret\n", "ref: HEAD\n", "", "\0\0\0", "ref: ", "ref: refs/heads/loop\n",
        "{id}\n",
        "{tree}\n", "ref: /etc/passwd\n", "0000000000000000000000000000000000000000\n",
    ];

    private static readonly string[] _configs =
    [
        "[core]\n\tworktree = ../../../../outside\n", "[include]\n\tpath = ../../../../outside/config\n",
        "[core]\n\trepositoryformatversion = 99\n", "[extensions]\n\tobjectformat = sha256\n", "[core", "\0\u0001[",
        "[include]\n\tpath = config\n", "[remote \"origin\"]\n\turl = ext::sh -c touch% /tmp/x\n\tpromisor = true\n",
        "[core]\n\tfsmonitor = touch outside\n\thooksPath = ../../..\n", "[core]\n\tbare = maybe\n",
        "[extensions]\n\tworktreeConfig = true\n\tpartialClone = origin\n", "[core]\n\trepositoryformatversion = 1\n",
    ];

    private static readonly string[] _commits =
    [
        "tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n", "tree {tree}\n", "", "tree x\n\n",
        "tree {tree}\nauthor\ncommitter <> -1 x\n\n", "tree {tree}\nparent {tree}\nauthor A <a@b> 1 +0000\n"
            + "committer A <a@b> 99999999999999999999 +9999\nencoding \u0001\n\n\0\n", "parent {tree}\n",
    ];

    /// <summary>Name of a case's folder.</summary>
    public static string FolderOf(int number) => string.Create(CultureInfo.InvariantCulture, $"g{number:D6}");

    /// <summary>Writes a case's repository below a folder; ids of its objects, the commit last.</summary>
    public IReadOnlyList<string> Write(string parent, int number, SeededRandom random, List<string> done)
    {
        var work = Path.Combine(parent, FolderOf(number), "tree");
        var git = Path.Combine(work, ".git");
        Directory.CreateDirectory(Path.Combine(git, "refs", "heads"));
        Directory.CreateDirectory(Path.Combine(git, "objects", "pack"));
        File.WriteAllBytes(Path.Combine(work, "Work.cs"), sources.Make(random).Bytes);
        var objects = new ObjectFolder(git);
        var tree = new TreeMaker(objects, random, () => sources.Make(random).Bytes, done).Root();
        var commit = Commit(random, objects, tree, done);
        References(random, git, commit, tree, done);
        if (random.Next(3) == 0)
        {
            objects.Pack();
            done.Add("packed");
        }

        for (var i = random.Next(3); i > 0; i--)
        {
            Damage.Any(random, objects, done);
        }

        return [.. objects.Objects.Select(o => o.Id).Where(id => id != commit), commit];
    }

    private static string Commit(SeededRandom random, ObjectFolder objects, string tree, List<string> done)
    {
        var kind = random.Next(4) > 0 ? 0 : random.Next(_commits.Length);
        done.Add(kind == 0 ? "commit" : "odd commit");
        var text = _commits[kind].Replace("{tree}", tree, StringComparison.Ordinal);
        var commit = objects.Write("commit", Encoding.UTF8.GetBytes(text));
        return random.Next(12) > 0
            ? commit
            : objects.Write("tag", Encoding.UTF8.GetBytes($"object {commit}\ntype commit\ntag x\n\n"));
    }

    private static void References(SeededRandom random, string git, string commit, string tree, List<string> done)
    {
        var head = _heads[random.Next(4) > 0 ? 0 : random.Next(_heads.Length)];
        File.WriteAllText(Path.Combine(git, "HEAD"), head.Replace("{id}", commit, StringComparison.Ordinal)
            .Replace("{tree}", tree, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(git, "refs", "heads", "main"), $"{commit}\n");
        File.WriteAllText(Path.Combine(git, "refs", "heads", "loop"), "ref: refs/heads/loop\n");
        var config = random.Next(4) > 0
            ? "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
            : _configs[random.Next(_configs.Length)];
        File.WriteAllText(Path.Combine(git, "config"), config);
        switch (random.Next(10))
        {
            case 0:
                done.Add("alternates");
                var info = Directory.CreateDirectory(Path.Combine(git, "objects", "info")).FullName;
                File.WriteAllText(
                    Path.Combine(info, "alternates"),
                    "../objects\n../../../../../outside\n/\n\0\n");
                break;
            case 1:
                done.Add("packed references");
                File.WriteAllText(
                    Path.Combine(git, "packed-refs"),
                    $"# pack-refs with: peeled\n{commit} refs/heads/../x\n^{tree}\nzz refs/heads/main\n{tree} refs/x");
                break;
            case 2:
                done.Add("odd references");
                var odd = Path.Combine(git, "refs", "heads");
                File.WriteAllText(Path.Combine(odd, "a b~^:?*["), $"{commit}\n");
                File.WriteAllText(Path.Combine(odd, "x.lock"), "");
                Directory.CreateDirectory(Path.Combine(odd, "main2"));
                File.WriteAllText(Path.Combine(odd, "tree"), $"{tree}\n");
                break;
            case 3:
                done.Add("shallow and grafts");
                File.WriteAllText(Path.Combine(git, "shallow"), $"{commit}\nzz\n");
                File.WriteAllText(Path.Combine(git, "commondir"), "../../../../outside\n");
                break;
        }
    }
}
