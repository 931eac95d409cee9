using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

public sealed class LicenceTests
{
    [Fact]
    public async Task Files_of_other_licences_are_dropped_and_shown()
    {
        using var corpus = Create();
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);

        var kept = (await corpus.RunAsync("extract", "--licences", "permissive")).Expect(0);
        var shown = (await corpus.RunAsync("inspect", "licences")).Expect(0);

        Assert.Contains("licence 2", kept.Errors, StringComparison.Ordinal);
        Assert.Contains("GPL-3.0-only", shown.Output, StringComparison.Ordinal);
        Assert.Contains("unknown", shown.Output, StringComparison.Ordinal);
        (await corpus.RunAsync("verify")).Expect(0);
    }

    [Theory]
    [InlineData("Zlib", "does not permit")]
    [InlineData("Apache2", "did you mean 'Apache-2.0'")]
    public async Task A_filter_that_leaves_nothing_or_is_wrong_ends_with_2(string licences, string message)
    {
        using var corpus = Create();
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);

        var result = (await corpus.RunAsync("extract", "--licences", licences)).Expect(2);

        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_tells_and_filters_by_the_licence_that_extract_found_for_each_file()
    {
        using var corpus = Create();
        corpus.Repository(
            "mit",
            ("part/LICENSE", "Licensed under the Apache License, Version 2.0."),
            ("part/E.cs", "class E { int Other(int a) { return a * 3; } }"));
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        foreach (var stage in new[] { "extract", "dedup", "split" })
        {
            (await corpus.RunAsync(stage)).Expect(0);
        }

        (await corpus.RunAsync("export", "--format", "jsonl", "--out", "all")).Expect(0);
        (await corpus.RunAsync("export", "--format", "jsonl", "--licences", "Apache-2.0", "--out", "part")).Expect(0);

        Assert.Equal(
            new SortedDictionary<string, string?>
            {
                ["A.cs"] = "MIT",
                ["B.cs"] = "MIT",
                ["C.cs"] = null,
                ["D.cs"] = "MIT",
                ["G.cs"] = "GPL-3.0-only",
                ["part/E.cs"] = "Apache-2.0",
            },
            Licences(corpus, "all"));
        Assert.Equal(["part/E.cs"], Licences(corpus, "part").Keys);
    }

    [Fact]
    public async Task A_split_by_time_needs_history_and_a_leak_fails_the_gate()
    {
        using var corpus = Create();
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        (await corpus.RunAsync("extract")).Expect(0);
        (await corpus.RunAsync("dedup")).Expect(0);

        (await corpus.RunAsync("split", "--by", "file", "--fail-on", "leak:label")).Expect(3);
        (await corpus.RunAsync("split", "--by", "file", "--fail-on", "leak:nonsense")).Expect(2);
        var refused = (await corpus.RunAsync("split", "--by", "time")).Expect(2);

        Assert.Contains("history", refused.Errors, StringComparison.Ordinal);
    }

    private static SortedDictionary<string, string?> Licences(SampleCorpus corpus, string folder)
    {
        var licences = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var row in Directory.GetFiles(corpus.Path($"{folder}/data")).SelectMany(JsonLines.Read))
        {
            licences[row.GetProperty("path").GetString()!] = row.GetProperty("licence").GetString();
        }

        return licences;
    }

    private static SampleCorpus Create()
    {
        var corpus = new SampleCorpus(repositories: 0);
        const string code = "class C { int M(int a) { return a + 1; } int N() { return M(2); } }";
        corpus.Repository(
            "mit",
            ("LICENSE", "Released under the MIT License."),
            ("A.cs", code),
            ("B.cs", code),
            ("D.cs", code),
            ("G.cs", $"// SPDX-License-Identifier: GPL-3.0\n{code}"));
        corpus.Repository("none", ("C.cs", code));
        corpus.Write(
            "corpus.yaml",
            $"corpus: sample\nrepositories:\n  - {{ url: \"file://{corpus.Folder}/mit\" }}\n"
                + $"  - {{ url: \"file://{corpus.Folder}/none\", licence: \"the usual\" }}\n");
        return corpus;
    }
}
