using System.Globalization;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Git.Tests;

namespace CodeIntel.Cli.Tests;

/// <summary>
/// A folder with real git repositories of made-up C#, a corpus file and a study file; small enough to train in seconds.
/// </summary>
internal sealed class SampleCorpus : IDisposable
{
    private static readonly string[] _verbs = ["Get", "Add", "Find", "Remove", "Count", "Merge", "Parse", "Write"];
    private static readonly string[] _nouns = ["Order", "Customer", "Price", "Item", "Token", "Path", "Node"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codeintel-cli-");

    public SampleCorpus(int repositories = 2, int files = 8)
    {
        for (var i = 0; i < repositories; i++)
        {
            Repository(
                $"repo{i}",
                [.. Enumerable.Range(0, files).Select(file => ($"src/File{file}.cs", Code(i, file)))]
            );
        }

        var entries = Enumerable
            .Range(0, repositories)
            .Select(i => $"  - {{ url: \"file://{Folder}/repo{i}\", licence: MIT }}\n");
        Write("corpus.yaml", $"corpus: sample\nrepositories:\n{string.Concat(entries)}");
        Write(
            "study.yaml",
            """
            study: sample
            corpus: corpus.yaml
            split: { by: file, ratios: [0.6, 0.2, 0.2] }
            noise: [ { kind: label-shuffle, levels: [0, 1] }, { kind: statement-deletion, levels: [0, 1] } ]
            train: [ { epochs: 3, batch: 16, width: 8, contexts: 20, learningRate: 0.01 } ]
            measure: { bootstrap: 100 }
            """
        );
    }

    public string Folder => _folder.FullName;

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }

    public void Repository(string name, params (string Path, string Text)[] files)
    {
        Directory.CreateDirectory(Path(name));
        Path(name).Git("init", "-q", "-b", "main");
        foreach (var (path, text) in files)
        {
            Write($"{name}/{path}", text);
        }

        Commit(name);
    }

    public void Commit(string name)
    {
        Path(name).Git("add", "-A");
        Path(name).Git("commit", "-q", "-m", "sources");
    }

    public Task<ToolResult> RunAsync(params string[] args) => Tool.RunAsync(Folder, args);

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>A class of eight methods; every third file is copied between repositories.</summary>
    private static string Code(int repository, int file)
    {
        var random = SeededRandom.For("sample", (ulong)(file % 3 == 0 ? file : (repository * 1000) + file));
        var code = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"namespace Sample{file};")
            .AppendLine("public class Store {");
        for (var method = 0; method < 8; method++)
        {
            var name = _verbs[random.Next(_verbs.Length)] + _nouns[random.Next(_nouns.Length)];
            var (a, b) = (_nouns[random.Next(_nouns.Length)].ToLowerInvariant(), random.Next(100));
            code.AppendLine(
                CultureInfo.InvariantCulture,
                $$"""
                    /// <summary>Says what {{name}} does.</summary>
                    public int {{name}}{{method}}(int {{a}}, int limit)
                    {
                        var total = {{b}};
                        for (var i = 0; i < limit; i++)
                        {
                            if (i % {{2 + random.Next(5)}} == 0) { continue; }
                            total += {{a}} * i;
                        }

                        System.Console.WriteLine("{{name}}" + total);
                        return total {{(random.Next(2) == 0 ? "+" : "-")}} {{a}};
                    }
                """
            );
        }

        return code.AppendLine("}").ToString();
    }
}
