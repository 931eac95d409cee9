using System.Text;
using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Git.Trees;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests.Trees;

public sealed class SourceTreeOpenerTests : IDisposable
{
    private static readonly CorpusRepository _everything = new() { Url = "work", Include = ["**/*"] };
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Lists_links_and_submodules_and_reads_only_files()
    {
        var work = _scratch.WorkTree("work");
        File.CreateSymbolicLink(_scratch["work/link.cs"], "/etc/passwd");
        _scratch.Commit("work", "src/run.sh", "echo");
        work.Git("update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},lib/other");
        work.Git("commit", "-q", "-m", "add a submodule");

        var run = await CloneRun.OfAsync(_scratch, _everything);

        Assert.Equal(
            [
                ("A.cs", SourceEntryKind.File, 12L),
                ("lib/other", SourceEntryKind.Submodule, null),
                ("link.cs", SourceEntryKind.Symlink, 11L),
                ("src/run.sh", SourceEntryKind.File, (long?)4L),
            ],
            run.Entries().Select(e => (e.Path, e.Kind, e.Bytes)));
        Assert.Null(run.Text("link.cs"));
        Assert.Null(run.Text("lib/other"));
        Assert.Equal(work.Git("rev-parse", "HEAD:A.cs"), run.Entries()[0].ObjectId);
    }

    [Fact]
    public async Task Orders_paths_by_their_characters_whatever_the_tree_does()
    {
        _scratch.WorkTree("work");
        string[] paths = ["a.cs", "a/b.cs", "a0.cs", "a-b/c.cs", "Z.cs", "é.cs", "\uFFEE.cs", "\U00010437.cs"];
        foreach (var path in paths)
        {
            _scratch.Write($"work/{path}", path);
        }

        _scratch.Commit("work", "A.cs", "class A { }");

        var run = await CloneRun.OfAsync(_scratch, _everything);

        Assert.Equal(paths.Append("A.cs").Order(StringComparer.Ordinal), run.Entries().Select(e => e.Path));
        Assert.Equal("é.cs", run.Text("é.cs"));
    }

    [Fact]
    public async Task Marks_paths_that_no_file_system_should_see_and_names_that_repeat()
    {
        _scratch.WorkTree("work");
        var blob = Blob("class X { }");
        var tree = Tree(("100644", "ok.cs", blob), ("100644", "ok.cs", blob), ("100644", "ok.CS", blob));
        var root = Tree(
            ("40000", "..", tree), ("40000", ".git", tree), ("100644", "a\\b.cs", blob), ("100644", "c\nd.cs", blob),
            ("100644", "/etc/x.cs", blob), ("40000", "fine", tree));
        PointTo(root);

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "work" });

        Assert.Equal(["fine/ok.cs"], run.Entries().Where(e => e.Kind == SourceEntryKind.File).Select(e => e.Path));
        Assert.Equal(10, run.Entries().Count(e => e.Kind == SourceEntryKind.Unsafe));
        using var opened = new SourceTreeOpener().Open(run.Snapshot);
        Assert.All(run.Entries().Where(e => e.Kind == SourceEntryKind.Unsafe), e => Assert.Null(opened.Read(e)));
    }

    [Fact]
    public async Task Names_in_no_encoding_are_kept_apart()
    {
        _scratch.WorkTree("work");
        var blob = Blob("class X { }");
        PointTo(Tree(("100644", "a\u00fe.cs", blob), ("100644", "a\u00ff.cs", blob)));

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "work" });

        Assert.Equal([SourceEntryKind.File, SourceEntryKind.Unsafe], run.Entries().Select(e => e.Kind));
    }

    [Theory]
    [InlineData(1_000, 100_000, 1_000_000)]
    [InlineData(100_000, 1_000, 1_000_000)]
    [InlineData(100_000, 100_000, 1_000)]
    public void A_tree_that_unfolds_to_more_than_can_be_listed_is_too_large(int paths, int directories, int characters)
    {
        _scratch.WorkTree("work");
        var tree = Tree(("100644", "a.cs", Blob("x")));
        for (var level = 0; level < 12; level++)
        {
            tree = Tree([.. Enumerable.Range(0, 10).Select(i => ("40000", $"{i}", tree))]);
        }

        PointTo(tree);
        using var repository = new LibGit2Sharp.Repository(_scratch["work"]);
        var limits = new TreeLimits { MaxPaths = paths, MaxDirectories = directories, MaxCharacters = characters };

        var error = Assert.Throws<FetchException>(() =>
            CommitTree.Read(repository.Head.Tip, limits, TestContext.Current.CancellationToken));
        Assert.Equal("too-large", error.Reason);
    }

    [Fact]
    public async Task A_tree_that_is_nested_too_deeply_is_dropped()
    {
        _scratch.WorkTree("work");
        var tree = Tree(("100644", "a.cs", Blob("x")));
        for (var level = 0; level < 300; level++)
        {
            tree = Tree(("40000", "d", tree));
        }

        PointTo(tree);

        Assert.Equal("too-large", (await CloneRun.DropOfAsync(_scratch, _everything)).Reason);
    }

    [Fact]
    public async Task Lists_a_folder_without_following_links()
    {
        _scratch.Write("plain/src/A.cs", "class A { }");
        _scratch.Write("plain/node_modules/B.cs", "class B { }");
        _scratch.Write("outside/C.cs", "class C { }");
        Directory.CreateSymbolicLink(_scratch["plain/linked"], _scratch["outside"]);
        File.CreateSymbolicLink(_scratch["plain/link.cs"], _scratch["outside/C.cs"]);

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "plain", Include = ["**/*"] });

        Assert.Equal(
            [
                ("link.cs", SourceEntryKind.Symlink),
                ("linked", SourceEntryKind.Symlink),
                ("src/A.cs", SourceEntryKind.File),
            ],
            run.Entries().Select(e => (e.Path, e.Kind)));
        Assert.Null(run.Text("link.cs"));
        Assert.Equal("class A { }", run.Text("src/A.cs"));
    }

    [Fact]
    public void A_folder_with_more_files_or_levels_than_the_bounds_is_too_large()
    {
        _scratch.Write("plain/a/b/c/A.cs", "class A { }");
        _scratch.Write("plain/B.cs", "class B { }");
        var globs = new PathGlobs([], []);

        Assert.Equal(2, FolderFiles.List(_scratch["plain"], globs, new()).Count);
        Assert.Throws<FetchException>(() => FolderFiles.List(_scratch["plain"], globs, new() { MaxDepth = 3 }));
        Assert.Throws<FetchException>(() => FolderFiles.List(_scratch["plain"], globs, new() { MaxPaths = 1 }));
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_a_known_error()
    {
        _scratch.Write("plain/A.cs", "class A { }");
        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "plain" });
        Directory.Delete(_scratch["plain"], recursive: true);

        Assert.Throws<StageException>(run.Entries);
    }

    private string Blob(string text) =>
        GitCommand.Run(_scratch["work"], Encoding.UTF8.GetBytes(text), "hash-object", "-w", "--stdin");

    // raw bytes: git's own tools refuse to make such trees
    private string Tree(params (string Mode, string Name, string Id)[] entries)
    {
        var bytes = entries.SelectMany(e =>
            Encoding.Latin1.GetBytes($"{e.Mode} {e.Name}\0").Concat(Convert.FromHexString(e.Id))).ToArray();
        return GitCommand.Run(_scratch["work"], bytes, "hash-object", "-t", "tree", "-w", "--literally", "--stdin");
    }

    private void PointTo(string tree)
    {
        var commit = _scratch["work"].Git("commit-tree", tree, "-m", "hostile");
        _scratch["work"].Git("update-ref", "refs/heads/main", commit);
    }
}
