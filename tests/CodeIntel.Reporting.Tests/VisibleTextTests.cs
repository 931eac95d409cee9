namespace CodeIntel.Reporting.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a\u202Eb", "a‹U+202E›b")]
    [InlineData("\u2066x\u2069", "‹U+2066›x‹U+2069›")]
    [InlineData("a\0b", "a‹U+0000›b")]
    [InlineData("\u001b[31m", "‹U+001B›[31m")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero‹U+200B›width‹U+FEFF›")]
    [InlineData("\u2028", "‹U+2028›")]
    public void Writes_out_what_hides_or_reorders_text(string text, string visible) =>
        Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void Writes_out_halves_of_surrogate_pairs_and_keeps_whole_ones()
    {
        Assert.Equal("‹U+D83D›", VisibleText.Of("\ud83d"));
        Assert.Equal("‹U+DE00›x", VisibleText.Of("\ude00x"));
        Assert.Equal("‹U+DE00›‹U+D83D›", VisibleText.Of("\ude00\ud83d"));
        Assert.Equal("\ud83d\ude00", VisibleText.Of("\ud83d\ude00"));
    }

    [Fact]
    public void Keeps_letters_of_all_scripts_line_breaks_and_tabs() =>
        Assert.Equal("Größe\t名前\nشيء", VisibleText.Of("Größe\t名前\nشيء"));
}
