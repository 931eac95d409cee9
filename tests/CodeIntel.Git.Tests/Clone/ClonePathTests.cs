using CodeIntel.Studies;

namespace CodeIntel.Git.Tests.Clone;

public sealed class ClonePathTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Reads_the_checked_out_commit_of_a_work_tree_and_follows_it()
    {
        _scratch.WorkTree("work");
        _scratch.Write("work/A.cs", "class NotCommitted { }");
        var first = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "work" });
        var next = _scratch.Commit("work", "A.cs", "class Committed { }");
        var second = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "work" });

        Assert.Equal("class A1 { }", first.Text("A.cs"));
        Assert.Equal(("work", next), (second.Snapshot.Url, second.Snapshot.Commit));
        Assert.Equal("class Committed { }", second.Text("A.cs"));
        Assert.False(File.Exists(_scratch["corpus.lock.yaml"]));
    }

    [Fact]
    public async Task Reads_a_shallow_checkout_and_a_linked_work_tree()
    {
        var work = _scratch.WorkTree("work", commits: 3);
        _scratch.Folder.Git("clone", "-q", "--depth", "1", $"file://{work}", "shallow");
        work.Git("worktree", "add", "-q", "../linked", "HEAD~1");

        var shallow = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "shallow" });
        var linked = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "linked" });

        Assert.True(shallow.Snapshot.IsGit && linked.Snapshot.IsGit);
        Assert.Equal("class A3 { }", shallow.Text("A.cs"));
        Assert.Equal("class A2 { }", linked.Text("A.cs"));
    }

    [Fact]
    public async Task A_folder_inside_a_work_tree_is_that_part_of_the_commit()
    {
        _scratch.WorkTree("work");
        var head = _scratch.Commit("work", "src/lib/B.cs", "class B { }");
        _scratch.Write("work/src/lib/bin/C.cs", "class NotCommitted { }");

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "work/src", Exclude = ["other/**"] });

        Assert.Equal((head, true), (run.Snapshot.Commit, run.Snapshot.IsGit));
        Assert.Equal(["src/lib/B.cs"], run.Entries().Select(e => e.Path));
        Assert.Equal(["src/other/**"], run.Snapshot.Exclude);
    }

    [Fact]
    public async Task A_folder_that_the_commit_does_not_know_is_read_as_it_is()
    {
        _scratch.WorkTree("work");
        _scratch.Write("work/ignored/B.cs", "class B { }");

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "work/ignored" });

        Assert.False(run.Snapshot.IsGit);
        Assert.Equal("class B { }", run.Text("B.cs"));
    }

    [Fact]
    public async Task A_work_tree_without_commits_or_without_its_git_folder_is_read_as_a_folder()
    {
        _scratch.Folder.Git("init", "-q", "young");
        _scratch.Write("young/A.cs", "class A { }");
        _scratch.Write("orphan/A.cs", "class A { }");
        _scratch.Write("orphan/.git", "gitdir: /nowhere/at/all");

        var young = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "young" });
        var orphan = await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "orphan" });

        Assert.Equal("class A { }", young.Text("A.cs"));
        Assert.Equal("class A { }", orphan.Text("A.cs"));
        Assert.Equal(young.Snapshot.Commit, orphan.Snapshot.Commit);
        Assert.Contains("not its git repository", Assert.Single(orphan.Report!.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folders_commit_is_a_hash_of_the_files_that_are_read()
    {
        _scratch.Write("plain/A.cs", "class A { }");
        async Task<string> CommitAsync() =>
            (await CloneRun.OfAsync(_scratch, new CorpusRepository { Path = "plain" })).Snapshot.Commit;

        var first = await CommitAsync();
        Assert.Matches("^folder-[0-9a-f]{32}$", first);
        _scratch.Write("plain/readme.md", "not read");
        _scratch.Write("plain/obj/B.cs", "not read");
        Assert.Equal(first, await CommitAsync());
        _scratch.Write("plain/A.cs", "class A {  }");
        var changed = await CommitAsync();
        Assert.NotEqual(first, changed);
        File.Move(_scratch["plain/A.cs"], _scratch["plain/B.cs"]);
        Assert.NotEqual(changed, await CommitAsync());
    }
}
