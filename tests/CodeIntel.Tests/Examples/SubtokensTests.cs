using CodeIntel.Examples;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Tests.Examples;

public class SubtokensTests
{
    [Theory]
    [InlineData("getFullName", "get|full|name")]
    [InlineData("ParseXMLFile", "parse|xml|file")]
    [InlineData("HTTP", "http")]
    [InlineData("IOStream", "io|stream")]
    [InlineData("_privateField", "private|field")]
    [InlineData("MAX_VALUE", "max|value")]
    [InlineData("get_Count", "get|count")]
    [InlineData(".ctor", "ctor")]
    [InlineData("utf8Decoder2", "utf|decoder")]
    [InlineData("hello world", "hello|world")]
    [InlineData("ÄpfelUndBirnen", "äpfel|und|birnen")]
    [InlineData("a", "a")]
    [InlineData("0", "0")]
    [InlineData("5", "5")]
    [InlineData("10", "10")]
    [InlineData(" 3 ", "3")]
    [InlineData("6", "NUM")]
    [InlineData("1.5", "NUM")]
    [InlineData("_", "")]
    [InlineData("", "")]
    [InlineData("\"\"", "")]
    public void Splits_where_a_reader_would(string text, string expected) =>
        Assert.Equal(expected, Subtokens.Normalise(text));

    [Fact]
    public void Normalised_names_are_lower_case_letters_and_stay_as_they_are() =>
        Prop.ForAll<string>(text =>
            {
                var normalised = Subtokens.Normalise(text ?? "");
                var parts = Subtokens.Split(normalised);
                return normalised == Subtokens.Number
                    || parts.All(part => part.Length > 0 && (part.All(char.IsLetter) || part.All(char.IsAsciiDigit)));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Splitting_undoes_joining()
    {
        Assert.Equal(["get", "full", "name"], Subtokens.Split(Subtokens.Normalise("GetFullName")));
        Assert.Empty(Subtokens.Split(""));
    }
}
