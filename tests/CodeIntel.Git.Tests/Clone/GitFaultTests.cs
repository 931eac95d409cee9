using CodeIntel.Git.Clone;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Tests.Clone;

public sealed class GitFaultTests
{
    [Theory]
    [InlineData("failed to connect to host: Connection refused", "unreachable", true)]
    [InlineData("failed to resolve address for host: Name or service not known", "unreachable", true)]
    [InlineData("could not read from socket: timed out", "unreachable", true)]
    [InlineData("SSL error: syscall failure: ", "unreachable", true)]
    [InlineData("early EOF", "unreachable", true)]
    [InlineData("unexpected http status code: 502", "unreachable", true)]
    [InlineData("unexpected http status code: 429", "unreachable", true)]
    [InlineData("unexpected http status code: 404", "unreachable", false)]
    [InlineData("the SSL certificate is invalid", "unreachable", false)]
    [InlineData("too many redirects or authentication replays", "unreachable", false)]
    [InlineData("invalid content-type: 'text/html'", "not-a-repository", false)]
    [InlineData("bad packet length", "not-a-repository", false)]
    [InlineData("a message of another version", "unreachable", false)]
    public void Tells_faults_that_pass_from_faults_that_stay(string message, string reason, bool isTransient)
    {
        var fault = GitFault.OfServer(new LibGit2SharpException(message));

        Assert.Equal((reason, isTransient), (fault.Reason, fault.IsTransient));
    }

    [Fact]
    public void A_full_disk_ends_the_stage()
    {
        var error = new LibGit2SharpException("failed to write pack: No space left on device");

        Assert.Throws<StageException>(() => GitFault.OfServer(error));
        Assert.Throws<StageException>(() => GitFault.OfObjects(error, "x"));
    }
}
