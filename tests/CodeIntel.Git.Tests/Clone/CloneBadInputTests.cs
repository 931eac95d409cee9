using CodeIntel.Git.Clone;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests.Clone;

public sealed class CloneBadInputTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("nowhere", "unreachable")]
    [InlineData("https://", "unsupported-address")]
    [InlineData("ssh://git@host.example/owner/name", "unsupported-address")]
    [InlineData("git@host.example:owner/name.git", "unsupported-address")]
    [InlineData("git://host.example/owner/name", "unsupported-address")]
    public async Task An_address_that_leads_nowhere_is_dropped(string url, string reason)
    {
        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = url });

        Assert.Equal(reason, drop.Reason);
    }

    [Fact]
    public async Task A_folder_is_not_a_repository_when_given_as_url()
    {
        _scratch.Write("plain/A.cs", "class A { }");

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = "plain" });

        Assert.Equal("not-a-repository", drop.Reason);
    }

    [Fact]
    public async Task A_repository_without_commits_is_dropped()
    {
        _scratch.Folder.Git("init", "-q", "empty");

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = "empty" });

        Assert.Equal("empty-repository", drop.Reason);
    }

    [Fact]
    public async Task A_commit_or_branch_that_is_not_there_is_dropped()
    {
        _scratch.WorkTree("work");

        var commit = await CloneRun.DropOfAsync(_scratch, new() { Url = "work", Commit = new string('b', 40) });
        var branch = await CloneRun.DropOfAsync(_scratch, new() { Url = "work", Branch = "gone" });

        Assert.Equal("missing-commit", commit.Reason);
        Assert.Equal("missing-branch", branch.Reason);
    }

    [Theory]
    [InlineData("HEAD", "ref: HEAD\n", null)]
    [InlineData("refs/heads/loop", "ref: refs/heads/loop\n", null)]
    [InlineData("refs/heads/a", "ref: refs/heads/b\n", "ref: refs/heads/a\n")]
    public async Task References_in_a_circle_are_corrupt_and_not_followed(string name, string text, string? other)
    {
        _scratch.WorkTree("work");
        _scratch.Write("work/.git/refs/heads/b", other ?? $"{_scratch["work"].Git("rev-parse", "main")}\n");
        _scratch.Write($"work/.git/{name}", text);

        var byDefault = await CloneRun.DropOfAsync(_scratch, new() { Url = "work" });
        var byCommit = await CloneRun.DropOfAsync(_scratch, new() { Url = "work", Commit = new string('b', 40) });

        Assert.Equal(["corrupt", "corrupt"], [byDefault.Reason, byCommit.Reason]);
        Assert.Contains("leads to no end", byDefault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_chain_of_references_is_corrupt_and_a_short_one_is_followed()
    {
        _scratch.WorkTree("work");
        _scratch.Write("work/.git/HEAD", "ref: refs/heads/c1\n");
        for (var i = 1; i <= 20; i++)
        {
            _scratch.Write($"work/.git/refs/heads/c{i}", $"ref: refs/heads/{(i == 4 ? "main" : $"c{i + 1}")}\n");
        }

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = "work" });
        for (var i = 5; i <= 20; i++)
        {
            File.Delete(_scratch[$"work/.git/refs/heads/c{i}"]);
        }

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "work" });

        Assert.Equal("corrupt", drop.Reason);
        Assert.Equal(["A.cs"], run.Entries().Select(e => e.Path));
    }

    [Fact]
    public async Task A_truncated_pack_is_corrupt()
    {
        var work = _scratch.WorkTree("work", commits: 3);
        work.Git("repack", "-q", "-a", "-d");
        var pack = Directory.GetFiles(_scratch["work/.git/objects/pack"], "*.pack").Single();
        Truncate(pack, 40);

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = "work" });

        Assert.Equal("corrupt", drop.Reason);
    }

    [Fact]
    public async Task A_pack_with_a_changed_byte_is_corrupt_whatever_libgit2_makes_of_it()
    {
        var work = _scratch.WorkTree("work", commits: 3);
        work.Git("repack", "-q", "-a", "-d");
        var pack = Directory.GetFiles(_scratch["work/.git/objects/pack"], "*.pack").Single();
        File.SetAttributes(pack, FileAttributes.Normal);
        var bytes = File.ReadAllBytes(pack);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(pack, bytes);

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = "work" });

        Assert.Equal("corrupt", drop.Reason);
        Assert.Contains("pack", drop.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("HEAD^{tree}")]
    [InlineData("HEAD:src")]
    public async Task A_damaged_commit_or_directory_is_corrupt(string what)
    {
        _scratch.WorkTree("work");
        _scratch.Commit("work", "src/B.cs", "class B { }");
        Truncate(ObjectFile("work", what), 10);

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = "work" });

        Assert.Equal("corrupt", drop.Reason);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(27)]
    public async Task A_missing_or_truncated_blob_costs_only_itself(int bytesLeft)
    {
        _scratch.WorkTree("work");
        _scratch.Commit("work", "src/B.cs", "class B { }");
        var file = ObjectFile("work", "HEAD:A.cs");
        Assert.Equal(28, new FileInfo(file).Length);
        if (bytesLeft >= 0)
        {
            Truncate(file, bytesLeft);
        }
        else
        {
            File.Delete(file);
        }

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "work" });

        Assert.Equal([("A.cs", null), ("src/B.cs", 11L)], run.Entries().Select(e => (e.Path, e.Bytes)));
        Assert.Null(run.Text("A.cs"));
        Assert.Equal("class B { }", run.Text("src/B.cs"));
    }

    [Fact]
    public async Task A_partial_clone_is_read_as_far_as_it_goes()
    {
        _scratch.WorkTree("work");
        _scratch.Bare("work", "server.git").Git("config", "uploadpack.allowFilter", "true");
        var url = $"file://{_scratch["server.git"]}";
        _scratch.Folder.Git("clone", "-q", "--bare", "--filter=blob:none", url, "partial.git");

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "partial.git" });

        Assert.Equal([("A.cs", null)], run.Entries().Select(e => (e.Path, e.Bytes)));
    }

    [Fact]
    public async Task Fails_when_nothing_is_left_and_names_every_reason()
    {
        var run = new CloneRun();
        var stage = run.Stage(
            _scratch, null, CloneRun.Impatient, new() { Url = "nowhere" }, new() { Path = "missing" });

        var error = await FailureOfAsync(stage);

        Assert.Contains("nowhere: unreachable", error.Message, StringComparison.Ordinal);
        Assert.Contains("missing: unreachable", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, run.Table.Drops.Count);
    }

    [Fact]
    public async Task Fails_when_the_corpus_is_empty_or_the_lock_file_is_not_one()
    {
        var empty = new CloneRun().Stage(_scratch, null, new());
        await FailureOfAsync(empty);

        _scratch.Write("corpus.lock.yaml", "branches:\n- url: x\n  commit: 12\n");
        var locked = new CloneRun().Stage(_scratch, null, new(), new CorpusRepository { Url = "x" });
        var error = await FailureOfAsync(locked);
        Assert.Contains("corpus.lock.yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_when_the_workspace_cannot_be_written()
    {
        _scratch.WorkTree("work");
        _scratch.Write("workspace", "a file where the folder should be");
        var stage = new CloneRun().Stage(_scratch, null, new(), new CorpusRepository { Url = "work" });

        await FailureOfAsync(stage);
    }

    private static Task<StageException> FailureOfAsync(CloneStage stage) =>
        Assert.ThrowsAsync<StageException>(() => stage.RunAsync(TestContext.Current.CancellationToken));

    private string ObjectFile(string repository, string what)
    {
        var id = _scratch[repository].Git("rev-parse", what);
        return _scratch[$"{repository}/.git/objects/{id[..2]}/{id[2..]}"];
    }

    private static void Truncate(string file, long length)
    {
        File.SetAttributes(file, FileAttributes.Normal);
        using var stream = File.OpenWrite(file);
        stream.SetLength(length);
    }
}
