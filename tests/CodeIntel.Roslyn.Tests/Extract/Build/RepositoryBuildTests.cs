using System.Diagnostics;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract.Build;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Extract.Build;

public sealed class RepositoryBuildTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codeintel-build-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Projects_bind_what_sources_alone_do_not_and_everything_else_is_the_same()
    {
        var source = new MemoryWriter();
        var build = new MemoryWriter();
        var folder = Path.Combine(_folder.FullName, "build");

        await Extraction.RunAsync(Tree(), source, cancellationToken: Token);
        var report = await Extraction.RunAsync(
            Tree(), build, new() { Semantics = SemanticsMode.Build }, cancellationToken: Token, buildFolder: folder);

        var projects = build.Projects.ToDictionary(p => p.Path);
        Assert.All(
            ["lib/Lib.csproj", "web/Web.csproj"],
            p => Assert.Equal((null, null), (projects[p].Reason, projects[p].Detail)));
        Assert.Equal((2, 2), (report.Ledger[3].Kept, report.Facts["files bound by projects"]));
        Assert.Equal(
            new Dictionary<string, long> { ["not-csharp-project"] = 1, ["restore-failed"] = 1 },
            report.Ledger[3].Dropped.OrderBy(d => d.Key).ToDictionary());
        Assert.Equal(source.Files.Select(WithoutNames), build.Files.Select(WithoutNames));
        var names = build.Files.Single(f => f.Path == "web/Page.cs").Names;
        Assert.Equal(names.All, names.Bound);
        Assert.True(source.Files.Single(f => f.Path == "web/Page.cs").Names.Bound < names.Bound);
        Assert.Equal(
            source.Files.Where(f => f.Path is "broken/B.cs" or "loose.cs").Select(f => f.Names),
            build.Files.Where(f => f.Path is "broken/B.cs" or "loose.cs").Select(f => f.Names));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Projects_without_a_file_of_the_corpus_are_opened_only_where_another_one_refers_to_them()
    {
        var tree = new MemoryTree()
            .With("src/web/Page.cs", "class Page { string Run() => Shared.Name(); }")
            .WithLeftOut("lib/Shared.cs", "public class Shared { public static string Name() => nameof(Name); }")
            .WithLeftOut("lib/Lib.csproj", Project(""))
            .WithLeftOut("src/web/Web.csproj", Project(
                "<ItemGroup><ProjectReference Include=\"../../lib/Lib.csproj\" /></ItemGroup>"))
            .WithLeftOut("src/Broken.csproj", "<Project Sdk=")
            .WithLeftOut("test/Tests.cs", "class Tests { }")
            .WithLeftOut("test/Tests.csproj", "<Project Sdk=");
        var writer = new MemoryWriter();

        await Extraction.RunAsync(
            tree, writer, new() { Semantics = SemanticsMode.Build }, cancellationToken: Token,
            buildFolder: Path.Combine(_folder.FullName, "build"));

        Assert.Equal(
            [
                ("lib/Lib.csproj", null), ("src/Broken.csproj", "restore-failed"), ("src/web/Web.csproj", null),
                ("test/Tests.csproj", "no-file"),
            ],
            writer.Projects.Select(p => (p.Path, p.Reason)));
        var names = Assert.Single(writer.Files).Names;
        Assert.Equal(names.All, names.Bound);
    }

    [Fact]
    public async Task A_restore_that_hangs_is_ended_with_everything_it_started()
    {
        var project = Path.Combine(_folder.FullName, "Hang.csproj");
        await File.WriteAllTextAsync(
            project,
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <Target Name="Hang" BeforeTargets="Restore"><Exec Command="sleep 61.5" /></Target>
            </Project>
            """,
            Token);
        var watch = Stopwatch.StartNew();

        var failure = await ProjectRestore.RunAsync(project, TimeSpan.FromSeconds(2), Token);

        Assert.Equal("restore-timeout", failure?.Reason);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_tree_that_is_too_large_is_bound_from_its_sources()
    {
        var writer = new MemoryWriter();

        var options = new ExtractOptions { Semantics = SemanticsMode.Build, Build = new() { MaxTreeBytes = 10 } };
        var report = await Extraction.RunAsync(
            Tree(), writer, options, cancellationToken: Token, buildFolder: Path.Combine(_folder.FullName, "build"));

        Assert.Equal(4, report.Ledger[3].Dropped["tree-too-large"]);
        Assert.Equal(4, report.Ledger[0].Kept);
    }

    [Fact]
    public async Task Nothing_is_built_without_leave()
    {
        var error = await Assert.ThrowsAsync<StageException>(() => Extraction.RunAsync(
            Tree(), new(), new() { Semantics = SemanticsMode.Build }, cancellationToken: Token));

        Assert.Contains("--trust-build", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_safe_regular_files_reach_the_disk_and_the_folder_goes_again()
    {
        var tree = new MemoryTree().With("a/b.cs", "class B { }")
            .With("link.cs", "/etc/passwd"u8.ToArray(), SourceEntryKind.Symlink)
            .With("../up.cs", "x"u8.ToArray(), SourceEntryKind.Unsafe).With("global.json", "{ \"sdk\": 1 }");
        var outer = Path.Combine(_folder.FullName, "build");
        using var source = tree.Open(tree.Snapshot);

        using (var written = MaterialisedTree.Write(source, source.Entries(), outer, 1000, Token)!)
        {
            var files = Directory.EnumerateFiles(written.Root, "*", SearchOption.AllDirectories);
            Assert.Equal(["a/b.cs"], files.Select(written.Relative));
            Assert.Equal("{}", File.ReadAllText(Path.Combine(outer, "global.json")));
            Assert.Null(written.Relative(Path.Combine(outer, "global.json")));
        }

        Assert.False(Directory.Exists(outer));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string WithoutNames(ExtractedFile file) => Extraction.Json(file with
    {
        Names = default,
        Units = [.. file.Units.Select(u => u with
        {
            Features = u.Features with { Graph = u.Features.Graph with { Edges = [] } },
        })],
    });

    private static MemoryTree Tree() => new MemoryTree()
        .With(
            "web/Page.cs",
            "class Page { string Run() { Microsoft.AspNetCore.Builder.WebApplication.Create(); "
                + "return Shared.Name(); } }")
        .With("lib/Shared.cs", "public class Shared { public static string Name() => nameof(Name); }")
        .With("broken/B.cs", "class B { int M() => Math.Abs(Unknown.X); }")
        .With("loose.cs", "class L { int M() => Math.Abs(1); }")
        .WithLeftOut("lib/Lib.csproj", Project(""))
        .WithLeftOut("web/Web.csproj", Project(
            "<ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" />"
                + "<ProjectReference Include=\"../lib/Lib.csproj\" /></ItemGroup>"))
        .WithLeftOut("broken/Broken.csproj", "<Project Sdk=")
        .WithLeftOut("old/Old.fsproj", "<Project />");

    private static string Project(string items) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          {items}
        </Project>
        """;
}
