using System.Globalization;
using System.Text.RegularExpressions;
using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Tests.Drawing;

public sealed partial class PaletteTests
{
    private static readonly string _css = StyleSheet();

    [Fact]
    public void Has_one_colour_and_one_variable_per_meaning_in_the_order_of_inks()
    {
        Assert.Equal(Enum.GetValues<Ink>(), Palette.Colours.Select(c => c.Ink));
        Assert.Equal(Palette.Colours.Count, Palette.Colours.Select(c => c.Light).Distinct().Count());
        Assert.Equal(Palette.Colours.Count, Palette.Colours.Select(c => c.Variable).Distinct().Count());
    }

    [Fact]
    public void Agrees_with_the_light_theme_and_has_a_dark_counterpart_for_each()
    {
        foreach (var (_, variable, light) in Palette.Colours)
        {
            var values = Values(variable);

            Assert.Equal(2, values.Count);
            Assert.Equal(light, values[0]);
            Assert.NotEqual(values[0], values[1]);
        }
    }

    [Fact]
    public void Marks_stand_out_from_the_paper_in_both_themes()
    {
        foreach (var (ink, variable, _) in Palette.Colours.Where(c => c.Ink is >= Ink.Level0 and <= Ink.Category5))
        {
            for (var theme = 0; theme < 2; theme++)
            {
                var contrast = Contrast(Values(variable)[theme], Values("--paper")[theme]);
                Assert.True(contrast >= 3, $"{ink} in theme {theme}: {contrast}");
            }
        }
    }

    [Theory]
    [InlineData("--ink", "--paper")]
    [InlineData("--muted", "--paper")]
    [InlineData("--muted", "--raised")]
    [InlineData("--link", "--paper")]
    [InlineData("--caution", "--caution-paper")]
    [InlineData("--ink", "--mark-left")]
    [InlineData("--ink", "--mark-right")]
    [InlineData("--on-heat-low", "--heat-0")]
    [InlineData("--on-heat-low", "--heat-1")]
    [InlineData("--on-heat-low", "--heat-2")]
    [InlineData("--on-heat-high", "--heat-3")]
    [InlineData("--on-heat-high", "--heat-4")]
    public void Text_is_readable_in_both_themes(string text, string ground)
    {
        for (var theme = 0; theme < 2; theme++)
        {
            Assert.True(Contrast(Values(text)[theme], Values(ground)[theme]) >= 4.5, $"theme {theme}");
        }
    }

    [Fact]
    public void Spreads_levels_over_the_whole_scale()
    {
        Assert.Equal(
            [Ink.Level0, Ink.Level1, Ink.Level2, Ink.Level3, Ink.Level4],
            Enumerable.Range(0, 5).Select(i => Palette.Level(i, 5))
        );
        Assert.Equal([Ink.Level0, Ink.Level4], Enumerable.Range(0, 2).Select(i => Palette.Level(i, 2)));
        Assert.Equal(Ink.Level0, Palette.Level(0, 1));
        Assert.Equal(Ink.Level4, Palette.Level(11, 12));
    }

    private static List<string> Values(string variable) =>
        [.. Regex.Matches(_css, $"{variable}: (#[0-9a-f]{{6}});").Select(m => m.Groups[1].Value)];

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int i)
        {
            var c = int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(1)) + (0.0722 * Channel(2));
    }

    private static string StyleSheet()
    {
        using var stream = typeof(ReportStage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
