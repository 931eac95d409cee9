using System.Text;
using CodeIntel.Examples;
using CodeIntel.Git.Trees;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests.Trees;

public sealed class GitFileHistoryTests : IDisposable
{
    // B.cs is added on a branch that is merged; C.cs goes and comes back; D.cs is in the newest commit
    private const string History = """
        commit refs/heads/main
        mark :1
        committer T <t@example.org> 1000 +0000
        data 0
        M 644 inline A.cs
        data 8
        class A;
        M 644 inline src/C.cs
        data 8
        class C;

        commit refs/heads/side
        mark :2
        committer T <t@example.org> 2000 +0000
        data 0
        from :1
        M 644 inline B.cs
        data 8
        class B;
        D src/C.cs

        commit refs/heads/main
        mark :3
        committer T <t@example.org> 3000 +0000
        data 0
        from :1
        merge :2
        M 644 inline B.cs
        data 8
        class B;

        commit refs/heads/main
        mark :4
        committer T <t@example.org> 4000 +0000
        data 0
        from :3
        M 644 inline D.cs
        data 8
        class D;
        M 644 inline A.cs
        data 9
        class A2;

        """;

    private static readonly string[] _paths = ["A.cs", "B.cs", "D.cs", "src/C.cs", "never.cs"];

    private readonly Scratch _scratch = new();

    public GitFileHistoryTests()
    {
        Directory.CreateDirectory(_scratch["source.git"]).FullName.Git("init", "-q", "--bare", "-b", "main");
        GitCommand.Run(_scratch["source.git"], Encoding.UTF8.GetBytes(History), "fast-import", "--quiet");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_oldest_commit_that_added_a_path_dates_it()
    {
        var snapshot = await CloneAsync("source.git", withHistory: true);

        var dates = Read(snapshot, _paths)!;

        Assert.Equal(
            [(1000L, false), (2000, false), (4000, false), (1000, false), (4000, true)],
            _paths.Select(path => (dates[path].UnixSeconds, dates[path].IsOfSnapshot)));
    }

    [Fact]
    public async Task A_clone_with_history_has_commits_and_trees_but_no_old_contents()
    {
        var snapshot = await CloneAsync("source.git", withHistory: true);

        Assert.Equal("4", snapshot.Location.Git("rev-list", "--all", "--count"));
        Assert.Equal("class A2;", snapshot.Location.Git("cat-file", "-p", "HEAD:A.cs"));
        Assert.Throws<InvalidOperationException>(() => snapshot.Location.Git("cat-file", "-p", "HEAD~1:A.cs"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task History_comes_over_http_whether_or_not_the_server_gives_commits_by_id(string allowed)
    {
        _scratch["source.git"].Git("config", "uploadpack.allowReachableSHA1InWant", allowed);
        using var server = new SmartHttpServer(_scratch.Folder);
        var pinned = _scratch["source.git"].Git("rev-parse", "main~1");

        var snapshot = await CloneAsync($"{server.Url}/source.git", withHistory: true, pinned);

        var dates = Read(snapshot, "A.cs", "B.cs", "src/C.cs")!;
        Assert.Equal((1000L, 2000L, 1000L), (Of("A.cs"), Of("B.cs"), Of("src/C.cs")));
        Assert.Equal(pinned, snapshot.Commit);
        Assert.Equal("", snapshot.Location.Git("fsck", "--full", "--strict"));
        Assert.Contains(server.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));

        long Of(string path) => dates[path].UnixSeconds;
    }

    [Fact]
    public async Task A_shallow_clone_over_http_is_completed_when_history_is_wanted()
    {
        using var server = new SmartHttpServer(_scratch.Folder);
        var shallow = await CloneAsync($"{server.Url}/source.git", withHistory: false);
        Assert.Null(Read(shallow, "A.cs"));

        var whole = await CloneAsync($"{server.Url}/source.git", withHistory: true);

        Assert.Equal("4", whole.Location.Git("rev-list", "--all", "--count"));
        Assert.Equal(1000, Read(whole, "A.cs")!["A.cs"].UnixSeconds);
    }

    [Fact]
    public async Task A_clone_without_history_is_fetched_again_when_history_is_wanted()
    {
        var shallow = await CloneAsync("source.git", withHistory: false);
        Assert.Null(Read(shallow, "A.cs"));

        var whole = await CloneAsync("source.git", withHistory: true);

        Assert.Equal(shallow.Location, whole.Location);
        Assert.Equal(1000, Read(whole, "A.cs")!["A.cs"].UnixSeconds);
    }

    [Fact]
    public async Task A_source_without_history_dates_nothing()
    {
        _scratch.Folder.Git("clone", "-q", "--bare", "--depth", "1", $"file://{_scratch["source.git"]}", "shallow.git");

        Assert.Empty(Read(await CloneAsync("shallow.git", withHistory: true), "A.cs", "D.cs")!);
    }

    [Fact]
    public async Task A_source_with_a_part_of_its_history_dates_what_came_after_its_oldest_commit()
    {
        _scratch.Folder.Git("clone", "-q", "--bare", "--depth", "2", $"file://{_scratch["source.git"]}", "part.git");

        var dates = Read(await CloneAsync("part.git", withHistory: true), _paths)!;

        Assert.Equal(["D.cs", "never.cs"], dates.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(4000, dates["D.cs"].UnixSeconds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_that_was_shallow_is_asked_again(bool isPath)
    {
        _scratch.Folder.Git("clone", "-q", "--depth", "1", $"file://{_scratch["source.git"]}", "part");
        var entry = isPath ? new CorpusRepository { Path = "part" } : new CorpusRepository { Url = "part" };
        var run = new CloneRun();
        var stage = run.Stage(_scratch, null, CloneRun.Impatient with { WithHistory = true }, entry);
        var shallow = await stage.RunAsync(TestContext.Current.CancellationToken);
        var before = stage.Fingerprint;

        _scratch["part"].Git("fetch", "-q", "--unshallow");
        var whole = await stage.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((false, true), (shallow.IsFinal, whole.IsFinal));
        Assert.NotEqual(before, stage.Fingerprint);
        Assert.Equal(1000, Read(run.Snapshot, "A.cs")!["A.cs"].UnixSeconds);
    }

    private async Task<RepositorySnapshot> CloneAsync(string url, bool withHistory, string? commit = null)
    {
        var run = new CloneRun();
        var stage = run.Stage(
            _scratch,
            null,
            CloneRun.Impatient with { WithHistory = withHistory },
            new CorpusRepository { Url = url, Commit = commit });
        await stage.RunAsync(TestContext.Current.CancellationToken);
        return run.Snapshot;
    }

    private static IReadOnlyDictionary<string, FileDate>? Read(RepositorySnapshot snapshot, params string[] paths) =>
        new GitFileHistory().Read(snapshot, paths, TestContext.Current.CancellationToken);
}
