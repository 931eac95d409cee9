using CodeIntel.Git.Clone;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests.Clone;

public sealed class CloneMirrorTests : IDisposable
{
    private const string Url = "https://host.example/owner/name";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("owner/name", "")]
    [InlineData("owner/name.git", "")]
    [InlineData("host.example/owner/name", "")]
    [InlineData("host.example/owner/name.git", "")]
    [InlineData("owner+name", "")]
    [InlineData("owner+name.git", "")]
    [InlineData("owner+name/repo", "")]
    [InlineData("a/name/of/owner", "/a/{name}/of/{owner}")]
    [InlineData("host.example-name", "/{host}-{name}")]
    public async Task Finds_every_layout_in_a_folder(string layout, string template)
    {
        _scratch.WorkTree("work");
        _scratch.Bare("work", $"mirror/{layout}");

        var mirror = _scratch["mirror"] + template;
        var run = await CloneRun.MirroredAsync(_scratch, mirror, new CorpusRepository { Url = Url });
        var entry = new CorpusRepository { Url = Url + ".git", Branch = "main" };
        var file = await CloneRun.MirroredAsync(_scratch, $"file://{mirror}", entry);

        Assert.Equal(Url, run.Snapshot.Url);
        Assert.Equal(Url, file.Snapshot.Url);
        Assert.Equal("class A1 { }", run.Text("A.cs"));
        Assert.Equal(Url, LockFile.Load(_scratch.CorpusFile).Branches[0].Url);
    }

    [Theory]
    [InlineData("owner/name.git")]
    [InlineData("host.example/owner/name")]
    public async Task Finds_every_layout_behind_http(string layout)
    {
        _scratch.WorkTree("work");
        _scratch.Bare("work", $"mirror/{layout}");
        using var server = new SmartHttpServer(_scratch["mirror"]);

        var run = await CloneRun.MirroredAsync(_scratch, server.Url, new CorpusRepository { Url = Url });

        Assert.Equal(Url, run.Snapshot.Url);
        Assert.Equal("class A1 { }", run.Text("A.cs"));
    }

    [Fact]
    public async Task Says_what_was_tried_where_the_mirror_does_not_have_it()
    {
        Directory.CreateDirectory(_scratch["mirror/owner/name"]);
        Directory.CreateDirectory(_scratch["served"]);
        using var server = new SmartHttpServer(_scratch["served"]);

        var folder = await CloneRun.DropOfAsync(_scratch, new() { Url = Url }, _scratch["mirror"]);
        var withPassword = server.Url.Replace("//", "//user:pass@", StringComparison.Ordinal);
        var web = await CloneRun.DropOfAsync(_scratch, new() { Url = Url }, withPassword);

        Assert.Equal("not-in-mirror", folder.Reason);
        Assert.Contains(_scratch["mirror/host.example/owner/name"], folder.Detail, StringComparison.Ordinal);
        Assert.Equal("not-in-mirror", web.Reason);
        Assert.Contains($"{server.Url}/owner/name", web.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("pass", web.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_and_file_addresses_do_not_go_through_the_mirror()
    {
        _scratch.WorkTree("work");

        var run = await CloneRun.MirroredAsync(_scratch, _scratch["no-mirror"], new CorpusRepository { Url = "work" });

        Assert.Equal("class A1 { }", run.Text("A.cs"));
    }

    [Theory]
    [InlineData("https://host.example/", 0)]
    [InlineData("https://host.example/%2e%2e%2fetc/name", 0)]
    [InlineData("https://host.example/group/sub/name.git", 7)]
    public void Never_leaves_the_mirror(string url, int places)
    {
        var found = MirrorAddresses.For(url, "/mirror/");

        Assert.Equal(places, found.Count);
        Assert.All(found, place => Assert.StartsWith("/mirror/", Path.GetFullPath(place), StringComparison.Ordinal));
    }
}
