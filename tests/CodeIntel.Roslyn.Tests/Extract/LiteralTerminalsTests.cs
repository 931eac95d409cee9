using CodeIntel.Roslyn.Compat;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Tests.Extract;

public class LiteralTerminalsTests
{
    [Theory]
    [InlineData("\"ann@corp.com\"")]
    [InlineData("\"ann@corp.com\"u8")]
    [InlineData("\"gr\\u0061ce@gmail.com\"")]
    [InlineData("@\"a \"\"b\"\" C:\\new\"")]
    [InlineData("\"\"\"a \"b\" c\"\"\"")]
    [InlineData("\"\"\"\n    aB\n    c\n    \"\"\"u8")]
    [InlineData("$\"to:\\nann {{x}} {y} \\u0061b\"")]
    [InlineData("$@\"C:\\new \"\"q\"\" {y} {{z}}\"")]
    [InlineData("$$\"\"\"\n    {a} \\n ((((((((((((\n    {{y}} \"b\"\n    \"\"\"")]
    [InlineData("\"a1b2c3d4e5f6g7h8i9j0k1l2m3n4\"")]
    [InlineData("\"8.8.8.8\"")]
    public void The_terminal_of_a_token_is_among_those_of_its_text(string source)
    {
        var tokens = SyntaxFactory.ParseExpression(source).DescendantTokens()
            .Where(token => TokenKinds.IsString(token.Kind())).ToList();

        Assert.NotEmpty(tokens);
        Assert.All(
            tokens, token => Assert.Contains(TerminalText.Of(token), new LiteralTerminals().TerminalsOf(token.Text)));
    }

    [Fact]
    public void A_piece_that_nests_too_deeply_to_be_parsed_is_read() => Assert.Equal(
        ["x"], new LiteralTerminals().TerminalsOf("x" + string.Concat(Enumerable.Repeat("{(", 50_000))));

    [Fact]
    public void The_published_definition_tells_its_literals()
    {
        var file = new CompatPathExtractor().Extract(
            "class C { void M() { var mail = \"ann@corp.com\"; var n = 1; } }", new());

        Assert.Equal(
            [("\"ann@corp.com\"", "anncorpcom")],
            file.Literals.Select(literal => (literal.Text, file.Terminals[literal.Terminal])));
    }
}
