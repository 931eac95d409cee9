using System.Text;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests.Clone;

public sealed class CloneOverHttpTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly string _work;
    private readonly string _served;
    private readonly SmartHttpServer _server;

    public CloneOverHttpTests()
    {
        _work = _scratch.WorkTree("work", commits: 4);
        _served = _scratch.Bare("work", "served/owner/name.git");
        _server = new(_scratch["served"]);
    }

    private string Url => $"{_server.Url}/owner/name.git";

    public void Dispose()
    {
        _server.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Fetches_a_branch_without_its_history()
    {
        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = Url, Branch = "main" });

        Assert.Equal("class A4 { }", run.Text("A.cs"));
        Assert.Equal($"{_server.Url}/owner/name", run.Snapshot.Url);
        Assert.Equal("1", run.Snapshot.Location.Git("rev-list", "--all", "--count"));
        Assert.Equal("", run.Snapshot.Location.Git("fsck", "--full", "--strict"));
    }

    [Theory]
    [InlineData("true", "1")]
    [InlineData("false", "4")]
    public async Task Fetches_a_pinned_commit_alone_where_the_server_allows(string allowed, string commits)
    {
        _served.Git("config", "uploadpack.allowReachableSHA1InWant", allowed);
        var second = _work.Git("rev-parse", "HEAD~2");

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = Url, Commit = second });

        Assert.Equal("class A2 { }", run.Text("A.cs"));
        Assert.Equal(commits, run.Snapshot.Location.Git("rev-list", "--all", "--count"));
        Assert.Equal(second, run.Snapshot.Location.Git("rev-parse", "HEAD"));
    }

    [Fact]
    public async Task Asks_the_server_nothing_when_the_commit_is_there()
    {
        var entry = new CorpusRepository { Url = Url };
        await CloneRun.OfAsync(_scratch, entry);
        var requests = _server.Requests.Count;

        await CloneRun.OfAsync(_scratch, entry);

        Assert.True(requests > 0);
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_commit_that_the_server_does_not_have_is_dropped(string allowed)
    {
        _served.Git("config", "uploadpack.allowReachableSHA1InWant", allowed);

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = Url, Commit = new string('a', 40) });

        Assert.Equal("missing-commit", drop.Reason);
        Assert.Contains(new string('a', 40), drop.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_the_server_does_not_have_is_dropped()
    {
        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = Url, Branch = "gone" });

        Assert.Equal(("missing-branch", "there is no branch 'gone'"), (drop.Reason, drop.Detail));
    }

    [Fact]
    public async Task A_repository_without_commits_is_dropped()
    {
        _scratch.Folder.Git("init", "-q", "--bare", "served/empty.git");

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = $"{_server.Url}/empty.git" });

        Assert.Equal("empty-repository", drop.Reason);
    }

    [Theory]
    [InlineData(401, "unreachable")]
    [InlineData(403, "unreachable")]
    [InlineData(404, "unreachable")]
    public async Task A_refusal_is_dropped_without_a_second_try(int status, string reason)
    {
        _server.Intercept = (context, _) => SmartHttpServer.Answer(context, status);

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = Url });

        Assert.Equal(reason, drop.Reason);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_web_page_is_not_a_repository()
    {
        _server.Intercept = (context, _) =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Close(Encoding.UTF8.GetBytes("<html>hello</html>"), willBlock: false);
            return true;
        };

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = Url });

        Assert.Equal("not-a-repository", drop.Reason);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task A_fault_that_passes_is_tried_again(int status)
    {
        _server.Intercept = (context, number) => number <= 2 && Fail(context, status);

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = Url });

        Assert.Equal("class A4 { }", run.Text("A.cs"));
        Assert.Empty(run.Table.Drops);
        Assert.Single(Directory.GetFileSystemEntries(_scratch.Repositories));
    }

    [Fact]
    public async Task A_pack_that_breaks_off_is_tried_again()
    {
        var posts = 0;
        _server.Intercept = (context, _) =>
        {
            if (context.Request.HttpMethod != "POST" || ++posts > 1)
            {
                return false;
            }

            context.Response.ContentType = "application/x-git-upload-pack-result";
            context.Response.Close("0008NAK\n0010\u0001PACK\0\0\0"u8.ToArray(), willBlock: false);
            return true;
        };

        var run = await CloneRun.OfAsync(_scratch, new CorpusRepository { Url = Url });

        Assert.Equal("class A4 { }", run.Text("A.cs"));
        Assert.True(posts > 1);
    }

    [Fact]
    public async Task A_fault_that_stays_is_dropped_after_three_tries()
    {
        _server.Intercept = (context, _) => SmartHttpServer.Answer(context, 500);

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = Url });

        Assert.Equal(("unreachable", "the server answered HTTP 500"), (drop.Reason, drop.Detail));
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_server_that_falls_silent_is_given_up(string method)
    {
        _server.Intercept = (context, _) =>
            context.Request.HttpMethod == method && _server.Stopping.WaitHandle.WaitOne();

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = Url });

        Assert.Equal(("unreachable", "the server sent nothing for 1.5 s"), (drop.Reason, drop.Detail));
        Assert.Equal(3, _server.Requests.Count(r => r.StartsWith(method, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refused_connection_is_dropped()
    {
        var url = Url;
        _server.Dispose();

        var drop = await CloneRun.DropOfAsync(_scratch, new() { Url = url });

        Assert.Equal("unreachable", drop.Reason);
        Assert.Contains("refused", drop.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_password_in_the_address_is_used_and_written_nowhere()
    {
        var expected = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("user:s3cret!"))}";
        _server.Intercept = (context, _) =>
        {
            if (context.Request.Headers["Authorization"] == expected)
            {
                return false;
            }

            context.Response.AddHeader("WWW-Authenticate", "Basic realm=\"test\"");
            return SmartHttpServer.Answer(context, 401);
        };
        var withPassword = Url.Replace("http://", "http://user:s3cret%21@", StringComparison.Ordinal);
        var entry = new CorpusRepository { Url = withPassword };

        var run = await CloneRun.OfAsync(_scratch, entry);
        var wrongPassword = withPassword.Replace("s3cret%21", "wr0ng", StringComparison.Ordinal);
        var wrong = new CorpusRepository { Url = wrongPassword, Branch = "main" };
        var drop = await CloneRun.DropOfAsync(_scratch, wrong);

        Assert.Equal("class A4 { }", run.Text("A.cs"));
        Assert.Equal(Url[..^4], run.Snapshot.Url);
        Assert.Equal("unreachable", drop.Reason);
        var files = Scratch.Files(_scratch.Repositories).Append(_scratch["corpus.lock.yaml"]);
        var written = files.Select(File.ReadAllText);
        string[] everything = [.. written, .. run.Progress.Details, drop.ToString(), run.Snapshot.ToString()];
        Assert.DoesNotContain(everything, text => text.Contains("s3cret", StringComparison.Ordinal));
        Assert.DoesNotContain(everything, text => text.Contains("wr0ng", StringComparison.Ordinal));
    }

    private static bool Fail(System.Net.HttpListenerContext context, int status)
    {
        if (status != 0)
        {
            return SmartHttpServer.Answer(context, status);
        }

        context.Response.Abort();
        return true;
    }
}
