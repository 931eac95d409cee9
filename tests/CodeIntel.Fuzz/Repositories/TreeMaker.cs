using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Repositories;

/// <summary>Tree objects with names, modes and targets that git itself would refuse.</summary>
internal sealed class TreeMaker(ObjectFolder objects, SeededRandom random, Func<byte[]> source, List<string> done)
{
    private static readonly string[] _names =
    [
        "..", ".", "", ".git", ".GIT", ".git ", ".g\u200cit", "git~1", "a/b.cs", "../../outside.cs", "/etc/x.cs",
        "a\\b.cs", "..\\x.cs", "C:x.cs", "con.cs", "x.cs ", "x.cs.", "x\n.cs", "x\t.cs", "\u0001.cs", "\ufeff.cs",
        "\u202ecs.x.cs", "*.cs", "[a].cs", "{a}.cs", "-rf.cs", ".gitmodules", ".gitattributes", "objects", "A.cs",
        "a.cs",
        "Ä.cs", "A\u0308.cs", "%2e%2e.cs", "x.cs:stream", "~", "$HOME.cs", "x;y.cs", "x'y.cs", "x\"y.cs",
    ];

    private static readonly string[] _modes =
    [
        "100644", "100644", "100644", "100755", "120000", "160000", "40000", "040000", "0", "777777", "100664", "x", "",
    ];

    private static readonly string[] _links =
        ["../../../../Secret.cs", "/etc/passwd", "../../../../outside/Secret.cs", "A.cs", "loop.cs", "\0", ""];

    /// <summary>The root tree.</summary>
    public string Root() => random.Next(12) switch
    {
        0 => Deep(),
        1 => Exponential(),
        2 => Wide(),
        3 => objects.Write("tree", Damage(TreeOf(Entries(3)))),
        _ => objects.Write("tree", TreeOf(Entries(3))),
    };

    private List<(string Mode, byte[] Name, string Id)> Entries(int depth)
    {
        var entries = new List<(string, byte[], string)> { ("100644", "Good.cs"u8.ToArray(), Blob()) };
        for (var i = random.Next(7); i > 0; i--)
        {
            entries.Add(depth > 0 && random.Next(3) == 0
                ? ("40000", Name(), objects.Write("tree", TreeOf(Entries(depth - 1))))
                : (Mode(), Name(), Target()));
        }

        if (random.Next(4) > 0)
        {
            entries.Sort((a, b) => a.Item2.AsSpan().SequenceCompareTo(b.Item2));
        }

        return entries;
    }

    private string Mode() => _modes[random.Next(_modes.Length)];

    private byte[] Name() => random.Next(8) switch
    {
        0 => Encoding.UTF8.GetBytes(new string('n', random.Next(6_000)) + ".cs"),
        1 => [0xFF, 0xC0, (byte)(128 + random.Next(128)), .. ".cs"u8],
        2 or 3 or 4 => Encoding.UTF8.GetBytes(_names[random.Next(_names.Length)]),
        _ => Encoding.UTF8.GetBytes($"f{random.Next(4)}.cs"),
    };

    private string Target() => random.Next(8) switch
    {
        0 => Convert.ToHexStringLower(Encoding.ASCII.GetBytes("no such object here!")),
        1 => objects.Write("blob", Encoding.UTF8.GetBytes(_links[random.Next(_links.Length)])),
        2 when objects.Objects.Count > 0 => objects.Objects[random.Next(objects.Objects.Count)].Id,
        _ => Blob(),
    };

    private string Blob() => objects.Write("blob", random.Next(10) switch
    {
        0 => "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"u8.ToArray(),
        1 => new byte[random.Next(300_000)],
        2 => [],
        _ => source(),
    });

    private string Deep()
    {
        done.Add("deep tree");
        var tree = objects.Write("tree", TreeOf([("100644", "A.cs"u8.ToArray(), Blob())]));
        for (var i = random.Next(600); i > 0; i--)
        {
            tree = objects.Write("tree", TreeOf([("40000", "d"u8.ToArray(), tree)]));
        }

        return tree;
    }

    private string Exponential()
    {
        done.Add("exponential tree");
        var tree = objects.Write("tree", TreeOf([("100644", "A.cs"u8.ToArray(), Blob())]));
        for (var i = random.Next(30); i > 0; i--)
        {
            var below = tree;
            tree = objects.Write("tree", TreeOf(
                Enumerable.Range(0, 2 + random.Next(9)).Select(n => ("40000", Ascii($"d{n}"), below))));
        }

        return tree;
    }

    private string Wide()
    {
        done.Add("wide tree");
        var blob = objects.Write("blob", "class A { int M() => 1; }"u8.ToArray());
        return objects.Write("tree", TreeOf(
            Enumerable.Range(0, random.Next(3_000)).Select(n => ("100644", Ascii($"{n:D5}.cs"), blob))));
    }

    private byte[] Damage(byte[] tree)
    {
        done.Add("damaged tree");
        if (tree.Length > 0)
        {
            tree[random.Next(tree.Length)] = (byte)random.Next(256);
        }

        return random.Next(2) == 0 ? tree : tree[..random.Next(tree.Length + 1)];
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] TreeOf(IEnumerable<(string Mode, byte[] Name, string Id)> entries) =>
    [
        .. entries.SelectMany(e => (byte[])
            [.. Encoding.ASCII.GetBytes(e.Mode), (byte)' ', .. e.Name, 0, .. Convert.FromHexString(e.Id)]),
    ];
}
