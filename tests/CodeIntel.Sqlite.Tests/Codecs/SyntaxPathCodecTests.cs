using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class SyntaxPathCodecTests
{
    private static readonly Dictionary<int, string> _names =
        Enumerable.Range(0, 200).ToDictionary(row => row, row => "K" + (char)('A' + row % 26));

    [Theory]
    [InlineData(0, "KB_KC_KD")]
    [InlineData(1, "KB^KC_KD")]
    [InlineData(2, "KB^KC^KD")]
    public void Renders_the_way_up_and_down(int top, string text)
    {
        var bytes = SyntaxPathCodec.Encode(new("\u0001\u0002\u0003", top), kind => kind);

        Assert.Equal(text, SyntaxPathCodec.Render(bytes, _names));
    }

    [Fact]
    public void Stores_rows_instead_of_the_compilers_numbers() =>
        Assert.Equal([1, 7, 7], SyntaxPathCodec.Encode(new("\u4000\u5000", 1), _ => 7));

    [Fact]
    public void Survives_damage() => Damage.Survives(
        SyntaxPathCodec.Encode(new("\u0001\u0002\u0003\u0090\u0004", 3), kind => kind),
        bytes => SyntaxPathCodec.Render(bytes, _names));
}
