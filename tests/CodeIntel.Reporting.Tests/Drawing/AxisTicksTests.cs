using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Tests.Drawing;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0, 10000, "0 2,000 4,000 6,000 8,000 10,000")]
    [InlineData(-4.6, 6.2, "−4 −2 0 2 4 6")]
    [InlineData(0.5, 25.5, "5 10 15 20 25")]
    [InlineData(0, 0, "0")]
    public void Are_round_numbers(double min, double max, string labels) =>
        Assert.Equal(labels, string.Join(' ', AxisTicks.Of(new Axis("", min, max), 5).Select(t => t.Label)));

    [Fact]
    public void Shorten_long_categories_and_write_out_hidden_characters()
    {
        var ticks = AxisTicks.Of(Axis.Of("", ["a\u202Eb", new string('x', 60)]), 5);

        Assert.Equal(["a‹U+202E›b", "…" + new string('x', 17)], ticks.Select(t => t.Label));
    }

    [Fact]
    public void Replace_what_the_font_cannot_draw() =>
        Assert.Equal("?? ж é", AxisTicks.Of(Axis.Of("", ["名前 ж é"]), 5).Single().Label);
}
