using CodeIntel.Examples;
using CodeIntel.Torch.Tasks.Tokens;

namespace CodeIntel.Torch.Tests.Tasks;

public sealed class EditedTokensTests
{
    /// <summary>
    /// <c>a b a b</c> became <c>new b a a b</c>: the first two changed places, the third stands twice, and the last is
    /// the fifth.
    /// </summary>
    private static readonly EditedTokens _tokens = EditedTokens.Of(
        new() { Tokens = ["new", "b", "a", "a", "b", "a"], Candidates = [0, 1, 2, 3, 4, 5] }, [-1, 1, 0, 2, 3, 2]);

    [Theory]
    [InlineData("0>1", "0>2", true)] // a repair without a bug is no prediction
    [InlineData("0>1", "2>3", false)]
    [InlineData("2>1", "0>3", false)]
    [InlineData("2>1", "2>3", true)] // the same tokens in other places
    [InlineData("2>1", "3>2", false)] // the same numbers are other tokens
    [InlineData("2>3", "2>3", true)] // another token of the same variable
    [InlineData("3>2", "4>2", true)]
    [InlineData("3>2", "6>5", true)] // the second token that the third became
    [InlineData("3>2", "4>4", false)] // another variable
    [InlineData("3>2", "1>2", false)] // a new token
    [InlineData("3>2", "4>1", false)]
    public void Compares_the_class_the_place_and_the_variable(string before, string after, bool same) =>
        Assert.Equal(same, _tokens.AreSame(MisuseLabel.Parse(before), MisuseLabel.Parse(after)));

    [Fact]
    public void A_renamed_variable_is_the_same_variable()
    {
        var renamed = EditedTokens.Of(
            new() { Tokens = ["x", "b", "x", "b"], Candidates = [0, 1, 2, 3] }, [0, 1, 2, 3]);

        Assert.True(renamed.AreSame(new(2, [1]), new(2, [3])));
        Assert.False(renamed.AreSame(new(2, [1]), new(2, [4])));
    }
}
