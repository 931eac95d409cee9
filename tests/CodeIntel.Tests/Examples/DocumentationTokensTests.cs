using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public class DocumentationTokensTests
{
    [Theory]
    [InlineData("Gets the name.", "Gets the name .")]
    [InlineData("a-b c", "a - b c")]
    [InlineData("foo(bar) () == x/y", "foo ( bar ) () == x / y")]
    [InlineData("one, \"two\"", "one two")]
    [InlineData("...", "...")]
    [InlineData("", "")]
    public void Words_and_runs_of_punctuation(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', DocumentationTokens.Of(text)));
}
