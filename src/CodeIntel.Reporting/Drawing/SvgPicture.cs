using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace CodeIntel.Reporting.Drawing;

/// <summary>Figures as SVG: a file of its own in light colours, or panels for the page that follow its theme.</summary>
internal static class SvgPicture
{
    private const string Fonts = "Arimo, Arial, Helvetica, sans-serif";

    /// <summary>A whole figure as a document, its panels in a grid on white.</summary>
    public static string Document(Figure figure)
    {
        var grid = new FigureGrid(figure);
        var svg = Draw(
            grid.Width,
            grid.Height,
            canvas =>
            {
                foreach (var (panel, left, top) in grid.Places())
                {
                    PanelPainter.Paint(canvas, panel, left, top);
                }
            }
        );
        SvgTidy.Tidy(svg, figure.Name);
        XNamespace space = "http://www.w3.org/2000/svg";
        svg.AddFirst(
            new XElement("title", XmlSafe(figure.Title)),
            new XElement("desc", XmlSafe(figure.Caption)),
            new XElement(
                "rect",
                new XAttribute("width", "100%"),
                new XAttribute("height", "100%"),
                new XAttribute("fill", "#ffffff")
            )
        );
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("font-family", Fonts);
        svg.SetAttributeValue("width", Text(grid.Width));
        svg.SetAttributeValue("height", Text(grid.Height));
        foreach (var element in svg.DescendantsAndSelf())
        {
            element.Name = space + element.Name.LocalName;
        }

        return svg.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>
    /// One panel as markup for the page: colours are the style sheet's variables, ids start with
    /// <paramref name="id"/>.
    /// </summary>
    public static string Inline(Panel panel, string id)
    {
        var svg = Draw(
            PanelLayout.Width,
            new PanelLayout(panel).Height,
            canvas => PanelPainter.Paint(canvas, panel, 0, 0)
        );
        SvgTidy.Tidy(svg, id);
        foreach (var attribute in svg.DescendantsAndSelf().Attributes().ToArray())
        {
            if (attribute.Name.LocalName is "fill" or "stroke" && Palette.VariableOf(attribute.Value) is { } variable)
            {
                attribute.Value = $"var({variable})";
            }
        }

        svg.AddFirst(
            new XElement("title", new XAttribute("id", id + "-title"), XmlSafe(panel.Title)),
            new XElement("desc", new XAttribute("id", id + "-desc"), XmlSafe(panel.Description))
        );
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-labelledby", $"{id}-title {id}-desc");
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Draw(float width, float height, Action<SKCanvas> paint)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(width, height), stream))
        {
            paint(canvas);
        }

        stream.Position = 0;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false };
        using var reader = XmlReader.Create(stream, settings);
        var root = XElement.Load(reader);
        root.SetAttributeValue("viewBox", $"0 0 {Text(width)} {Text(height)}");
        return root;
    }

    private static string XmlSafe(string text) => VisibleText.Of(text);

    private static string Text(float value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
