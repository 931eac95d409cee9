using System.Globalization;
using System.Text;
using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

public sealed class RedactedExportTests : IDisposable
{
    // written apart, so that scanners of this repository do not take them for somebody's
    private const string Random40 = "q7Xz0LmP4vKd9TnB2sWf" + "H6yRc1JgE8aUo3ViQ5xM";
    private const string Jwt = "ey" + "JhbGciOiJIUzI1NiJ9.ey"
        + "JzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
    private const string Key = "-----BEGIN PRIVATE" + " KEY-----MIIEow" + Random40 + "-----END PRIVATE KEY-----";
    private const string LongMail = "q.w.e.r.t.y.u.i.o.p.zacharias.montgomery@some-very-long-name.of-a.firm.com";

    // a literal as it stands in the code, and what it stands for
    private static readonly (string Literal, string Value)[] _secrets =
    [
        .. new[]
        {
            "ann@corp.com", LongMail, "AIza" + Random40[..35], "npm_" + Random40[..36],
            "github_pat_" + Random40 + Random40, "sk_live_" + Random40, "ghp_" + Random40[..36], Jwt, Key,
        }.SelectMany(value => Forms(value)),
        ("\"gr\\u0061ce@gmail.com\"", "grace@gmail.com"),
        ("\"to:\\nharry@gmail.com\"", "harry@gmail.com"),
        ("$\"{a}\\tghp_" + Random40[..36] + "{a}\"", "ghp_" + Random40[..36]),
        ("$@\"\"\"{a}\"\" ivan@gmail.com \"", "ivan@gmail.com"),
        ("$\"\"\"{a} \"judy@gmail.com\" {a}\"\"\"", "judy@gmail.com"),
        ("$$\"\"\"\n        {{a}}\n        {kevin@gmail.com}\n        \"\"\"", "kevin@gmail.com"),
    ];

    private readonly SampleCorpus _corpus = new(repositories: 0);

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task No_format_holds_a_piece_of_a_secret()
    {
        await PrepareAsync();

        await ExportAsync("code2vec", "code2vec");
        await ExportAsync("code2seq", "code2seq");
        await ExportAsync("compat", "code2seq", "--compat");
        await ExportAsync("jsonl", "jsonl", "--include", "tokens,contexts");

        foreach (var folder in new[] { "code2vec", "code2seq", "compat", "jsonl" })
        {
            var terminals = Terminals(folder).ToHashSet(StringComparer.Ordinal);

            Assert.Contains("REDACTED", terminals);
            Assert.Empty(terminals.Where(IsSecret).Select(terminal => $"{folder}: {terminal}"));
        }

        var rows = Files("jsonl", "*.jsonl").SelectMany(JsonLines.Read).ToList();
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => _secrets.Any(secret => Holds(row.GetRawText(), secret.Value)));
        Assert.Contains("gr\\u0061ce", File.ReadAllText(_corpus.Path("one/S.cs")), StringComparison.Ordinal);
        Assert.DoesNotContain(rows, row => row.GetProperty("code").GetString()!.Contains("\\<"));
    }

    /// <summary>The literals of a value: regular, verbatim, UTF-8, raw and interpolated ones.</summary>
    private static IEnumerable<(string, string)> Forms(string value) => new[]
    {
        $"\"{value}\"", $"@\"{value}\"", $"\"{value}\"u8.ToArray()", $"\"\"\"{value}\"\"\"",
        $"$\"{{a}} {value} {{a}}\"",
    }.Select(literal => (literal, value));

    private static bool IsSecret(string terminal)
    {
        var letters = Letters(terminal);
        return letters.Length >= 4 && _secrets.Any(secret => Letters(secret.Value).Contains(letters));
    }

    private static bool Holds(string text, string value) => text.Contains(value, StringComparison.Ordinal);

    private static string Letters(string text) =>
        string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();

    private static IEnumerable<string> TerminalsOf(string context)
    {
        var parts = context.Split(',');
        return [parts[0], parts[^1]];
    }

    private async Task PrepareAsync()
    {
        var code = new StringBuilder("class S\n{\n");
        foreach (var (number, literal) in _secrets.Select((secret, number) => (number, secret.Literal)))
        {
            code.AppendLine(
                CultureInfo.InvariantCulture,
                $"    object Send{(char)('A' + (number / 26))}{(char)('a' + (number % 26))}(int a)\n    {{\n"
                    + $"        var x = {literal};\n        return Use(x, a, {number}, \"kept\");\n    }}\n");
        }

        _corpus.Repository("one", ("S.cs", code.Append("}\n").ToString()));
        _corpus.Write("corpus.yaml", $"corpus: s\nrepositories:\n  - {{ url: \"file://{_corpus.Folder}/one\" }}\n");
        (await _corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        foreach (var stage in new[] { "extract", "dedup", "split" })
        {
            (await _corpus.RunAsync(stage)).Expect(0);
        }
    }

    private async Task ExportAsync(string folder, string format, params string[] more) => (await _corpus.RunAsync(
        ["export", "--format", format, "--out", folder, "--name", "d", "--redact", .. more])).Expect(0);

    private string[] Files(string folder, string pattern) =>
        Directory.GetFiles(_corpus.Path(folder), pattern, SearchOption.AllDirectories);

    private IEnumerable<string> Terminals(string folder) => folder == "jsonl"
        ? Files(folder, "*.jsonl").SelectMany(JsonLines.Read)
            .SelectMany(row => row.GetProperty("contexts").EnumerateArray())
            .SelectMany(context => TerminalsOf(context.GetString()!))
        : Files(folder, "*.c2*").Where(path => !path.Contains(".dict.", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            .SelectMany(TerminalsOf);
}
