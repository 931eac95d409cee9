using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public sealed class UnsafePathTests
{
    [Theory]
    [InlineData("src/A.cs", null)]
    [InlineData("src/.gitignore/..a/A .cs", null)]
    [InlineData("src//A.cs", "a path with an empty part")]
    [InlineData("../A.cs", "a path with the part . or ..")]
    [InlineData("src/./A.cs", "a path with the part . or ..")]
    [InlineData("src/.GIT/A.cs", "a path through a folder .git")]
    [InlineData("src\\A.cs", "a backslash in the path")]
    [InlineData("src/A\n.cs", "a control character in the path")]
    [InlineData("src/\u001bA.cs", "a control character in the path")]
    public void Says_what_is_wrong_with_a_path(string path, string? reason) =>
        Assert.Equal(reason, UnsafePath.WhyNot(path));
}
