using System.Text.RegularExpressions;
using System.Xml.Linq;
using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Tests.Drawing;

public sealed class SvgPictureTests
{
    [Fact]
    public void Keeps_text_as_text_with_one_anchor_that_fits_any_font()
    {
        var svg = XElement.Parse(SvgPicture.Inline(SamplePanels.Lines(), "p"));

        var texts = svg.Descendants("text").ToArray();
        Assert.Contains(texts, t => t.Value == "epoch");
        Assert.Contains(texts, t => t.Value == "label-shuffle");
        Assert.All(texts, t => Assert.DoesNotContain(",", (string?)t.Attribute("x"), StringComparison.Ordinal));
        Assert.Equal("middle", (string?)texts.Single(t => t.Value == "10").Attribute("text-anchor"));
        Assert.Equal("end", (string?)texts.Single(t => t.Value == "0.5").Attribute("text-anchor"));
    }

    [Fact]
    public void Draws_everything_once()
    {
        var svg = XElement.Parse(SvgPicture.Inline(SamplePanels.Lines(), "p"));

        Assert.Single(svg.Descendants("text"), t => t.Value == "0.5");
        Assert.Equal(2, svg.Descendants("path").Count(p => (string?)p.Attribute("stroke") == "var(--level-0)"));
    }

    [Fact]
    public void Takes_all_colours_from_the_style_sheet()
    {
        foreach (var panel in SamplePanels.All())
        {
            var svg = XElement.Parse(SvgPicture.Inline(panel, "p"));

            var colours = svg.Descendants()
                .Attributes()
                .Where(a => a.Name.LocalName is "fill" or "stroke")
                .Select(a => a.Value);
            Assert.All(colours, c => Assert.Matches(@"^(none|var\(--[a-z0-9-]+\))$", c));
            Assert.DoesNotContain(
                svg.Descendants("rect"),
                r => r.Attribute("fill") is null && r.Parent!.Name != "clipPath"
            );
        }
    }

    [Fact]
    public void Is_described_for_those_who_do_not_see_it()
    {
        var svg = XElement.Parse(SvgPicture.Inline(SamplePanels.Lines(), "p"));

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("p-title p-desc", (string?)svg.Attribute("aria-labelledby"));
        Assert.Equal("label-shuffle", svg.Element("title")!.Value);
        Assert.Equal("A description.", svg.Element("desc")!.Value);
    }

    [Fact]
    public void Prefixes_all_ids_and_references()
    {
        var markup = SvgPicture.Inline(SamplePanels.Lines(), "p7");

        Assert.All(
            Regex.Matches(markup, "id=\"([^\"]+)\""),
            m => Assert.StartsWith("p7-", m.Groups[1].Value, StringComparison.Ordinal)
        );
        var ids = Regex.Matches(markup, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToHashSet();
        Assert.All(Regex.Matches(markup, @"url\(#([^)]+)\)"), m => Assert.Contains(m.Groups[1].Value, ids));
    }

    [Fact]
    public void Shows_hostile_names_as_text()
    {
        const string Name = "</text><script>x\u202E\0\ud800";
        var panel = SamplePanels.Lines() with { Title = Name, Description = Name, LegendTitle = Name };

        var svg = XElement.Parse(SvgPicture.Inline(panel, "p"));

        Assert.Empty(svg.Descendants("script"));
        Assert.Contains(svg.Descendants("text"), t => t.Value.StartsWith("</text><script>x", StringComparison.Ordinal));
        Assert.Equal(VisibleText.Of(Name), svg.Element("desc")!.Value);
    }

    [Fact]
    public void Stays_small_with_many_points()
    {
        var markup = SvgPicture.Inline(SamplePanels.Points(2_000), "p");

        Assert.InRange(markup.Length, 10_000, 60_000);
    }

    [Fact]
    public void Gives_a_document_with_size_and_white_ground()
    {
        var svg = XDocument.Parse(SvgPicture.Document(SamplePanels.Figure())).Root!;

        XNamespace space = "http://www.w3.org/2000/svg";
        Assert.Equal(space + "svg", svg.Name);
        Assert.NotNull(svg.Attribute("width"));
        Assert.Equal("#ffffff", (string?)svg.Element(space + "rect")!.Attribute("fill"));
        Assert.DoesNotContain("var(", svg.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, svg.Descendants(space + "text").Count(t => t.Value == "epoch"));
    }

    [Fact]
    public void Places_dots_of_the_second_panel_of_a_document_as_far_right_as_its_other_marks()
    {
        var figure = SamplePanels.Figure() with { Panels = [SamplePanels.Points(3), SamplePanels.Points(3)] };

        var svg = XDocument.Parse(SvgPicture.Document(figure)).Root!;

        var dots = svg.Descendants()
            .Where(e =>
                string.Equals(
                    (string?)e.Attribute("stroke"),
                    Palette.Light(Ink.Category0),
                    StringComparison.OrdinalIgnoreCase
                )
            )
            .Select(e => (string?)e.Attribute("transform"))
            .Distinct();
        Assert.Equal(["translate(12 12)", "translate(404 12)"], dots);
    }
}
