namespace CodeIntel.Cli.Tests;

public sealed class ExtractVerbTests
{
    [Fact]
    public async Task Nothing_is_built_without_leave_and_nothing_begins()
    {
        using var corpus = new SampleCorpus(repositories: 1, files: 1);
        corpus.Write("build.yaml", "study: b\ncorpus: corpus.yaml\nextract: { semantics: build }\n");

        var run = (await corpus.RunAsync("run", "build.yaml", "--until", "extract", "-w", "w")).Expect(2);
        var cloned = Directory.Exists(corpus.Path("w"));
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        var extract = (await corpus.RunAsync("extract", "--semantics", "build")).Expect(2);

        Assert.False(cloned);
        Assert.All([run, extract], result =>
            Assert.Contains("--trust-build", result.Errors, StringComparison.Ordinal));
        Assert.Contains("runs code", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_leave_projects_are_opened_after_a_warning()
    {
        using var corpus = new SampleCorpus(repositories: 0);
        corpus.Repository(
            "app",
            ("App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
                </Project>
                """),
            ("App.cs", "class App { void M() { Microsoft.AspNetCore.Builder.WebApplication.Create().Run(); } }"));
        corpus.Write("corpus.yaml", $"corpus: c\nrepositories:\n  - {{ url: \"file://{corpus.Folder}/app\" }}\n");
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);

        var result = (await corpus.RunAsync("extract", "--semantics", "build", "--trust-build", "--json")).Expect(0);

        Assert.Contains("build files run on this machine", result.Errors, StringComparison.Ordinal);
        var projects = result.Json["stages"]![0]!["units"]!.AsArray().Single(u => (string)u!["unit"]! == "project")!;
        Assert.Equal((1, 1), ((int)projects["read"]!, (int)projects["kept"]!));
        Assert.Equal(1, (double)result.Json["stages"]![0]!["facts"]!["share of names bound"]!);
        Assert.False(Directory.Exists(corpus.Path("codeintel-workspace/build")));
        var shown = (await corpus.RunAsync("inspect", "projects", "--json")).Expect(0).Json["projects"]![0]!;
        Assert.Equal(("App.csproj", "opened"), ((string)shown["path"]!, (string)shown["fate"]!));
    }

    [Fact]
    public async Task Inspect_tells_the_fate_of_every_file()
    {
        using var corpus = new SampleCorpus(repositories: 0);
        corpus.Repository(
            "lib",
            ("README.md", "# Lib"),
            ("src/Model.g.cs", "class Model { void M() { } }"),
            ("src/Plain.cs", "class Plain { void M() { } abstract void N(); }"),
            ("src/Later.cs", "#if LATER\nclass Later { void M() { } }\n#endif\n"),
            ("bench/Bench.cs", "class Bench { void M() { } }"));
        corpus.Write(
            "corpus.yaml",
            $"corpus: c\nrepositories:\n  - {{ url: \"file://{corpus.Folder}/lib\", exclude: [\"bench/**\"] }}\n");
        (await corpus.RunAsync("clone", "corpus.yaml")).Expect(0);
        var report = (await corpus.RunAsync("extract", "--drop", "generated", "--json")).Expect(0).Json;

        var facts = report["stages"]![0]!["facts"]!;
        Assert.Equal((1, 1), ((int)facts["files that are not C#"]!, (int)facts["C# files that globs leave out"]!));
        Assert.Equal("generated", await FateAsync("Model.g.cs"));
        Assert.Equal("kept", await FateAsync("Plain.cs"));
        Assert.Equal("all-disabled", await FateAsync("Later.cs"));
        Assert.Contains("bench/**", await LeftOutAsync("bench/Bench.cs"), StringComparison.Ordinal);
        Assert.Equal("not C#", await LeftOutAsync("README.md"));
        var files = (await corpus.RunAsync("inspect", "files", "--json")).Expect(0).Json;
        Assert.Equal(3, files["files"]!.AsArray().Count);
        var disabled = (await corpus.RunAsync("inspect", "files", "--reason", "all-disabled", "--json")).Expect(0).Json;
        Assert.Equal("src/Later.cs", (string)Assert.Single(disabled["files"]!.AsArray())!["path"]!);
        var symbols = (await corpus.RunAsync("inspect", "symbols", "--json")).Expect(0).Json;
        Assert.Equal("LATER", (string)Assert.Single(symbols["undefined symbols"]!.AsArray())!["symbol"]!);
        var method = (await corpus.RunAsync("inspect", "Plain.N", "--json")).Expect(0).Json;
        Assert.Equal("no-body", (string)Assert.Single(method["drops"]!.AsArray())!["reason"]!);

        Task<string> FateAsync(string path) => CellAsync(path, "files", "fate");

        Task<string> LeftOutAsync(string path) => CellAsync(path, "left out", "why");

        async Task<string> CellAsync(string path, string table, string column)
        {
            var found = (await corpus.RunAsync("inspect", path, "--json")).Expect(0).Json;
            return (string)Assert.Single(found[table]!.AsArray())![column]!;
        }
    }
}
