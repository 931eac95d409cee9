using CodeIntel.Dedup;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup;

public class RenamedFormsTests
{
    private static readonly TokenKind[] _kinds =
    [
        TokenKind.Punctuation, TokenKind.Punctuation, TokenKind.Keyword,
        TokenKind.Identifier, TokenKind.Identifier, TokenKind.Identifier, TokenKind.Identifier,
        TokenKind.NumericLiteral, TokenKind.NumericLiteral, TokenKind.StringLiteral,
    ];

    [Theory]
    [InlineData("3 0 3 1 4", "5 0 5 1 6", true)] // a = a + b and x = x + y
    [InlineData("3 0 3 1 4", "4 0 4 1 3", true)] // names change places
    [InlineData("3 0 3 1 4", "3 0 4 1 4", false)] // a = a + b and a = b + b
    [InlineData("3 0 3 1 4", "3 1 3 1 4", false)] // another operator
    [InlineData("3 0 7", "4 0 8", true)] // another number
    [InlineData("3 0 7", "3 0 9", false)] // a string for a number
    [InlineData("3 0 7", "3 0 4", false)] // a name for a number
    [InlineData("2 3", "0 3", false)] // punctuation for a keyword
    [InlineData("3 4", "3 4 5", false)] // longer
    public void Equal_forms_mean_consistent_renaming(string first, string second, bool same)
    {
        var (formOf, _) = Number([first, second], minTokens: 1);

        Assert.Equal(same, formOf[0] == formOf[1]);
    }

    [Fact]
    public void Short_sequences_have_forms_of_their_own()
    {
        var (formOf, count) = Number(["3 0", "4 0", "3 0 3", "4 0 4"], minTokens: 3);

        Assert.Equal([0, 1, 2, 2], formOf);
        Assert.Equal(3, count);
    }

    [Fact]
    public void Forms_are_numbered_by_first_appearance()
    {
        var (formOf, count) = Number(["3 0 3", "3 1 3", "4 0 4", "2 2 2", "5 1 5"], minTokens: 1);

        Assert.Equal([0, 1, 0, 2, 1], formOf);
        Assert.Equal(3, count);
    }

    private static (int[] FormOf, int Count) Number(string[] texts, int minTokens)
    {
        var sequences = new SequenceTable();
        foreach (var text in texts)
        {
            sequences.Intern([.. text.Split(' ').Select(int.Parse)]);
        }

        return new RenamedForms(_kinds).Number(sequences, minTokens);
    }
}
