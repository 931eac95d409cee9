using System.Text;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class SourceDecoderTests
{
    private const string Text = "class Größe { string s = \"日本\"; }";

    [Fact]
    public void Reads_utf8_and_utf16_with_and_without_a_mark()
    {
        AssertReads("utf-8", new UTF8Encoding(false));
        AssertReads("utf-8-bom", new UTF8Encoding(true));
        AssertReads("utf-16le", new UnicodeEncoding(false, true));
        AssertReads("utf-16be", new UnicodeEncoding(true, true));
        AssertReads("utf-16le", new UnicodeEncoding(false, false));
        AssertReads("utf-16be", new UnicodeEncoding(true, false));
    }

    [Fact]
    public void Falls_back_to_latin_1()
    {
        var bytes = Encoding.Latin1.GetBytes("class Größe { }");

        Assert.Equal(new DecodedSource("class Größe { }", "latin-1"), SourceDecoder.Decode(bytes));
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 2, 0, 0, 0 }, "NUL bytes: no text, or UTF-16 that")]
    [InlineData(new byte[] { (byte)'c', 0, (byte)'l' }, "NUL bytes: no text, or UTF-16 that")]
    [InlineData(new byte[] { (byte)'c', 0, 0xE5, 0x65, 0x2C, 0x67 }, "NUL bytes: no text, or UTF-16 that")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'c', 0 }, "UTF-8 with NUL characters")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00 }, "UTF-16 that is damaged: half of a surrogate pair")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0xDC, 0x00 }, "UTF-16 that is damaged: half of a surrogate pair")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00, 0x41 }, "UTF-16 that is damaged: an odd number of bytes")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00, 0x00, 0x00 }, "UTF-16 with NUL characters")]
    public void Takes_other_bytes_with_zeros_for_binary_and_says_why(byte[] bytes, string reason)
    {
        Assert.Null(SourceDecoder.Decode(bytes));
        Assert.StartsWith(reason, SourceDecoder.WhyNot(bytes), StringComparison.Ordinal);
    }

    private static void AssertReads(string name, Encoding encoding) => Assert.Equal(
        new DecodedSource(Text, name),
        SourceDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
}
