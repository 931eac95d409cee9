using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests.Clone;

public sealed class CloneStageTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("work")]
    [InlineData("bare.git")]
    [InlineData("file:")]
    public async Task Copies_one_commit_of_a_repository_on_this_machine(string kind)
    {
        var work = _scratch.WorkTree("work", commits: 3);
        var bare = _scratch.Bare("work", "bare.git");
        var second = work.Git("rev-parse", "HEAD~1");

        var url = kind == "file:" ? $"file://{bare}" : kind;
        var entry = new CorpusRepository { Url = url, Commit = second, Licence = "MIT", Split = Split.Test };
        var run = await CloneRun.OfAsync(_scratch, entry);

        Assert.Equal("class A2 { }", run.Text("A.cs"));
        Assert.Equal((1L, second, true), (run.Snapshot.Row, run.Snapshot.Commit, run.Snapshot.IsGit));
        Assert.Equal(("MIT", Split.Test), (run.Snapshot.Licence, run.Snapshot.FixedSplit));
        Assert.Equal("1", run.Snapshot.Location.Git("rev-list", "--all", "--count"));
        Assert.Equal("", run.Snapshot.Location.Git("fsck", "--full", "--strict"));
        Assert.Equal((1L, 1L), (run.Progress.Total, run.Progress.Done));
    }

    [Fact]
    public async Task Clones_stand_alone_when_their_source_is_gone()
    {
        var work = _scratch.WorkTree("work");
        _scratch.Folder.Git("clone", "-q", "--shared", "--bare", "work", "borrower.git");

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "borrower.git" });
        Directory.Move(work, _scratch["elsewhere"]);
        Directory.Delete(_scratch["borrower.git"], recursive: true);

        Assert.Equal("class A1 { }", run.Text("A.cs"));
    }

    [Fact]
    public async Task Copies_nothing_that_is_there()
    {
        _scratch.WorkTree("work");
        var entry = new CorpusRepository { Url = "work", Branch = "main" };
        var first = await CloneRun.OfAsync(_scratch, entry);
        var files = Scratch.Files(_scratch.Repositories);
        Directory.Delete(_scratch["work"], recursive: true);

        var second = await CloneRun.OfAsync(_scratch, entry);

        Assert.Equal((1d, 0d), (first.Report!.Facts["fetched"], first.Report.Facts["already there"]));
        Assert.Equal((0d, 1d), (second.Report!.Facts["fetched"], second.Report.Facts["already there"]));
        Assert.Equivalent(first.Snapshot, second.Snapshot, strict: true);
        Assert.Equal(files, Scratch.Files(_scratch.Repositories));
    }

    [Fact]
    public async Task A_branch_stays_at_the_commit_in_the_lock_file()
    {
        _scratch.WorkTree("work");
        var entry = new CorpusRepository { Url = "work", Branch = "main" };
        var first = await CloneRun.OfAsync(_scratch, entry);
        var moved = _scratch.Commit("work", "A.cs", "class Newer { }");

        var second = await CloneRun.OfAsync(_scratch, entry);
        var text = await File.ReadAllTextAsync(_scratch["corpus.lock.yaml"], TestContext.Current.CancellationToken);
        File.Delete(_scratch["corpus.lock.yaml"]);
        var third = await CloneRun.OfAsync(_scratch, entry);

        Assert.Equal(first.Snapshot.Commit, second.Snapshot.Commit);
        var lines = $"- url: work\n  branch: main\n  commit: {first.Snapshot.Commit}\n";
        Assert.Contains(lines, text, StringComparison.Ordinal);
        Assert.Equal(moved, third.Snapshot.Commit);
    }

    [Fact]
    public async Task The_default_branch_is_locked_as_HEAD_and_pinned_commits_are_not_locked()
    {
        var work = _scratch.WorkTree("work");
        _scratch.WorkTree("pinned");
        var pinned = new CorpusRepository { Url = "pinned", Commit = _scratch["pinned"].Git("rev-parse", "HEAD") };

        await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "work" }, pinned);

        var locked = Assert.Single(LockFile.Load(_scratch.CorpusFile).Branches);
        Assert.Equal(new LockedBranch("work", "HEAD", work.Git("rev-parse", "HEAD")), locked);
    }

    [Fact]
    public async Task An_unwritable_lock_file_is_a_warning()
    {
        _scratch.WorkTree("work");
        Directory.CreateDirectory(_scratch["corpus.lock.yaml.new"]);

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "work" });

        Assert.Equal("class A1 { }", run.Text("A.cs"));
        var warning = Assert.Single(run.Report!.Warnings);
        Assert.Contains("corpus.lock.yaml cannot be written", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removes_what_an_interrupted_run_left()
    {
        _scratch.WorkTree("work");
        _scratch.Write("workspace/repositories/.partial-abc/objects/pack/half.pack", "half");

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = "work" });

        var folder = Assert.Single(Directory.GetFileSystemEntries(_scratch.Repositories));
        Assert.Equal(run.Snapshot.Location, folder);
    }

    [Fact]
    public async Task Fetches_a_damaged_clone_again()
    {
        _scratch.WorkTree("work");
        var entry = new CorpusRepository { Url = "work" };
        var first = await CloneRun.OfAsync(_scratch, entry);
        Directory.Delete(Path.Combine(first.Snapshot.Location, "objects", "pack"), recursive: true);
        Assert.Throws<StageException>(() => first.Text("A.cs"));

        var second = await CloneRun.OfAsync(_scratch, entry);

        Assert.Equal("class A1 { }", second.Text("A.cs"));
    }

    [Fact]
    public async Task Keeps_the_first_of_two_equal_entries_and_gives_rows_by_position()
    {
        var work = _scratch.WorkTree("work", commits: 2);
        var (head, first) = (work.Git("rev-parse", "HEAD"), work.Git("rev-parse", "HEAD~1"));

        var run = await CloneRun.OfAsync(
            _scratch,
            new CorpusRepository { Url = "work", Commit = head },
            new CorpusRepository { Url = "work/", Branch = "main" },
            new CorpusRepository { Url = "work", Commit = first });

        Assert.Equal([(1L, head), (3L, first)], run.Table.Snapshots.Select(s => (s.Row, s.Commit)));
        Assert.Equal("duplicate", run.Drop.Reason);
        Assert.Equal(1, run.Report!.Ledger[0].Dropped["duplicate"]);
    }

    [Fact]
    public async Task The_fingerprint_changes_with_what_is_read_and_not_with_running()
    {
        _scratch.WorkTree("work");
        CorpusRepository[] entries = [new() { Url = "work", Branch = "main" }, new() { Path = "work" }];
        var run = await CloneRun.OfAsync(_scratch, entries);
        string Fingerprint(string? mirror, params CorpusRepository[] of) =>
            new CloneRun().Stage(_scratch, mirror, new(), of).Fingerprint;

        var done = Fingerprint(null, entries);
        await CloneRun.OfAsync(_scratch, entries);
        Assert.Equal(done, Fingerprint(null, entries));
        var mirrored = Fingerprint("https://user:secret@mirror.example", entries);
        Assert.NotEqual(done, mirrored);
        Assert.DoesNotContain("secret", mirrored, StringComparison.Ordinal);
        Assert.NotEqual(done, Fingerprint(null, entries[0] with { Exclude = ["x"] }, entries[1]));

        _scratch.Commit("work", "A.cs", "class Newer { }");
        var moved = Fingerprint(null, entries);
        Assert.NotEqual(done, moved);
        Directory.Delete(run.Table.Snapshots[0].Location, recursive: true);
        Assert.NotEqual(moved, Fingerprint(null, entries));
    }

    [Fact]
    public async Task An_interrupted_run_stops_and_leaves_nothing_half_done()
    {
        _scratch.WorkTree("work");
        _scratch.Bare("work", "served/slow.git");
        using var server = new SmartHttpServer(_scratch["served"]);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        server.Intercept = (context, _) =>
        {
            if (context.Request.HttpMethod != "POST")
            {
                return false;
            }

            interrupt.Cancel();
            return server.Stopping.WaitHandle.WaitOne();
        };
        var entry = new CorpusRepository { Url = $"{server.Url}/slow.git" };
        var stage = new CloneRun().Stage(_scratch, null, new(), entry);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(interrupt.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Repositories));
    }
}
