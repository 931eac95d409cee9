using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class CanonicalAddressTests
{
    [Theory]
    [InlineData("https://Host.example/Owner/Name.git/", "https://host.example/Owner/Name")]
    [InlineData("HTTPS://user:secret@host.example:443/o/n?token=1#x", "https://host.example/o/n")]
    [InlineData("http://host.example:8080/o/n", "http://host.example:8080/o/n")]
    [InlineData("ssh://git:secret@host.example/o/n.git", "ssh://host.example/o/n")]
    [InlineData("file:///folder/name@2.git", "file:///folder/name@2")]
    [InlineData("../folder/name.git", "../folder/name")]
    public void Names_a_repository_without_credentials(string address, string expected)
    {
        Assert.Equal(expected, CanonicalAddress.Of(address));
    }
}
