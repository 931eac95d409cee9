using CodeIntel.Reporting.Drawing;
using SkiaSharp;

namespace CodeIntel.Reporting.Tests.Drawing;

public sealed class PngPictureTests
{
    [Fact]
    public void Draws_text_and_marks_of_every_panel_without_any_font_of_the_machine()
    {
        var figure = SamplePanels.Figure();
        using var picture = SKBitmap.Decode(PngPicture.Encode(figure));

        foreach (var (panel, left, top) in new FigureGrid(figure).Places())
        {
            var height = new PanelLayout(panel).Height;
            Assert.True(HasInk(picture, left, top, PanelLayout.Width, 24), "title");
            Assert.True(HasInk(picture, left + 60, top + 40, PanelLayout.Width - 80, height - 120), "marks");
        }
    }

    [Fact]
    public void Is_the_same_every_time() =>
        Assert.Equal(PngPicture.Encode(SamplePanels.Figure()), PngPicture.Encode(SamplePanels.Figure()));

    [Fact]
    public void Uses_the_embedded_font()
    {
        Assert.Equal(ReportFont.Family, ReportFont.Typeface.FamilyName);
        Assert.True(ReportFont.Typeface.ContainsGlyphs("0123456789 −–·≥%ρ⅓⅔…"));
    }

    private static bool HasInk(SKBitmap picture, float left, float top, float width, float height)
    {
        for (var y = (int)(2 * top); y < 2 * (top + height); y++)
        {
            for (var x = (int)(2 * left); x < 2 * (left + width); x++)
            {
                var pixel = picture.GetPixel(x, y);
                if (pixel.Red < 150 || pixel.Green < 150 || pixel.Blue < 150)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
