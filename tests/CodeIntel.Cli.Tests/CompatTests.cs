using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

/// <summary>What <c>--compat</c> finds where its parse, without symbols, differs from that of the extraction.</summary>
public sealed class CompatTests
{
    [Fact]
    public async Task A_method_is_found_though_an_attribute_of_it_is_left_out_and_one_left_out_has_its_reason()
    {
        using var corpus = new SampleCorpus(1, 1);
        corpus.Write(
            "sources/Guarded.cs",
            """
            class Guarded
            {
            #if NET5_0_OR_GREATER
                [System.Obsolete("old")]
            #endif
                public int GetGuarded(int value) => value + 1;
            #if NET5_0_OR_GREATER
                public int GetModern(int value) { return value; }
            #endif
                public Guarded(int size) { Size = size; }
                public int Size;
            }
            """);
        corpus.Write("guarded.yaml", "corpus: guarded\nrepositories: [ { path: sources } ]\n");
        corpus.Write(
            "study.yaml", "study: guarded\ncorpus: guarded.yaml\nsplit: { by: repository, ratios: [1, 0, 0] }\n");
        (await corpus.RunAsync("run", "study.yaml", "--until", "split")).Expect(0);

        var result = (await corpus.RunAsync(
            "export", "--format", "code2seq", "--compat", "--units", "method,constructor", "--name", "d",
            "--out", "compat", "--json")).Expect(0).Json;

        var lines = ContextFile.Read(corpus.Path("compat/d.train.c2s"), 1000).ToList();
        Assert.Equal(["get|guarded"], lines.Select(line => line.Label));
        Assert.Equal(
            ["compat-inactive 1", "compat-not-a-method 1"],
            result["splits"]!.AsArray().Single(split => (string)split!["split"]! == "train")!["dropped"]!.AsObject()
                .Select(drop => $"{drop.Key} {drop.Value}").Order());
    }
}
