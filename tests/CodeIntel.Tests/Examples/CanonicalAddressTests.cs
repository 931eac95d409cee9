using CodeIntel.Studies;

namespace CodeIntel.Tests.Examples;

public class CanonicalAddressTests
{
    [Theory]
    [InlineData("https://github.com/DapperLib/Dapper", "https://github.com/DapperLib/Dapper")]
    [InlineData("https://github.com/DapperLib/Dapper.git", "https://github.com/DapperLib/Dapper")]
    [InlineData("https://github.com/DapperLib/Dapper/", "https://github.com/DapperLib/Dapper")]
    [InlineData("https://github.com/DapperLib/Dapper.git/", "https://github.com/DapperLib/Dapper")]
    [InlineData("HTTPS://GitHub.com/DapperLib/Dapper", "https://github.com/DapperLib/Dapper")]
    [InlineData("https://user:secret@github.com/a/b", "https://github.com/a/b")]
    [InlineData("https://token@github.com/a/b?x=1#y", "https://github.com/a/b")]
    [InlineData("http://localhost:8080/a.git", "http://localhost:8080/a")]
    [InlineData("https://github.com:443/a/b", "https://github.com/a/b")]
    [InlineData("file:///srv/git/a.git", "file:///srv/git/a")]
    [InlineData("../some/folder/", "../some/folder")]
    public void Has_one_form_per_repository(string url, string expected) =>
        Assert.Equal(expected, CanonicalAddress.Of(url));

    [Fact]
    public void Of_nothing_is_nothing() => Assert.Null(CanonicalAddress.Of(null));

    [Fact]
    public void Is_its_own_canonical_form()
    {
        var once = CanonicalAddress.Of("https://u:p@Example.org/A/b.git/");

        Assert.Equal(once, CanonicalAddress.Of(once));
    }
}
