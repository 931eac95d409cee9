using CodeIntel.Git.Clone;
using LibGit2Sharp;

namespace CodeIntel.Git.Tests.Clone;

public sealed class DepthFetchTests : IDisposable
{
    private const string Refspec = "+refs/heads/main:refs/heads/main";
    private readonly Scratch _scratch = new();
    private readonly SmartHttpServer _server;

    public DepthFetchTests()
    {
        _scratch.WorkTree("work", commits: 3);
        _scratch.Bare("work", "served/name.git");
        _scratch.Folder.Git("init", "-q", "--bare", "target.git");
        _server = new(_scratch["served"]);
    }

    public void Dispose()
    {
        _server.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "2")]
    [InlineData(0, "3")]
    public void Fetches_as_many_commits_as_the_depth_says(int depth, string commits)
    {
        using var target = new Repository(_scratch["target.git"]);

        DepthFetch.Fetch(target, $"{_server.Url}/name.git", [Refspec], new() { Depth = depth });

        Assert.Equal(commits, _scratch["target.git"].Git("rev-list", "--all", "--count"));
    }

    [Fact]
    public void Fetches_the_whole_history_where_the_library_hides_the_depth_and_keeps_no_address()
    {
        using var target = new Repository(_scratch["target.git"]);

        DepthFetch.FetchWhole(target, $"{_server.Url}/name.git", [Refspec], new() { Depth = 1 });

        Assert.Equal("3", _scratch["target.git"].Git("rev-list", "--all", "--count"));
        Assert.DoesNotContain(_server.Url, File.ReadAllText(_scratch["target.git/config"]), StringComparison.Ordinal);
    }
}
