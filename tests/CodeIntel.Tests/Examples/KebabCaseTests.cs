using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public class KebabCaseTests
{
    [Theory]
    [InlineData("Train", "train")]
    [InlineData("LabelShuffle", "label-shuffle")]
    [InlineData("Type2", "type2")]
    [InlineData("GiniLoss", "gini-loss")]
    [InlineData("", "")]
    public void Puts_a_hyphen_before_each_inner_capital(string name, string expected) =>
        Assert.Equal(expected, KebabCase.Of(name));

    [Fact]
    public void Writes_enum_members() => Assert.Equal("local-function", KebabCase.Of(UnitKind.LocalFunction));
}
