using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CodeIntel.Reporting.Drawing;

/// <summary>
/// Makes Skia's SVG fit for a page. Skia places every glyph by its own width, which falls apart in another font: here
/// a text keeps one anchor (start, middle or end). Equal neighbours become one path, numbers lose digits nobody sees,
/// ids become unique.
/// </summary>
internal static partial class SvgTidy
{
    private static readonly string[] _defaults = ["stroke-miterlimit", "font-family", "stroke-linejoin"];

    /// <summary>Changes a drawing in place; every id starts with <paramref name="id"/> afterwards.</summary>
    public static void Tidy(XElement svg, string id)
    {
        foreach (var element in svg.DescendantsAndSelf().ToArray())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(a => a.IsNamespaceDeclaration || _defaults.Contains(a.Name.LocalName)).Remove();
        }

        // the transparent ground: Skia writes it without its opacity, which browsers fill with black
        svg.Descendants("rect").Where(r => r.Attribute("fill") is null && r.Parent == svg).Remove();
        svg.SetAttributeValue("width", null);
        svg.SetAttributeValue("height", null);
        foreach (var text in svg.Descendants("text").ToArray())
        {
            Anchor(text);
        }

        svg.Descendants("ellipse").ToList().ForEach(ToPath);
        MergeEqualNeighbours(svg);
        RenameIds(svg, id);
        foreach (var attribute in svg.Descendants().Attributes())
        {
            attribute.Value = Shorten(attribute);
        }

        svg.DescendantNodes().OfType<XText>().Where(t => t.Parent!.Name != "text").Remove();
        svg.Descendants("g").Where(g => !g.HasElements).Remove();
    }

    private static void Anchor(XElement text)
    {
        var content = BetweenTags().Replace(text.Value, "");
        var size = Number((string?)text.Attribute("font-size") ?? "12");
        var first = Number(FirstOf(text.Attribute("x")));
        var width = ReportFont.Width(content, (float)size);
        var (anchor, x) =
            Math.Abs(first + (width / 2)) < 1.5 ? ("middle", first + (width / 2))
            : Math.Abs(first + width) < 1.5 ? ("end", first + width)
            : ("start", first);
        x = anchor != "start" && Math.Abs(x) < 1 ? 0 : x;
        if (content.Length == 0)
        {
            text.Remove();
            return;
        }

        text.Value = content;
        text.SetAttributeValue("x", x.ToString("0.#", CultureInfo.InvariantCulture));
        text.SetAttributeValue("y", FirstOf(text.Attribute("y")));
        text.SetAttributeValue("text-anchor", anchor == "start" ? null : anchor);
        text.SetAttributeValue("font-weight", null);
    }

    private static void ToPath(XElement ellipse)
    {
        var (x, y, r) = (
            Number((string?)ellipse.Attribute("cx") ?? "0"),
            Number((string?)ellipse.Attribute("cy") ?? "0"),
            Number((string?)ellipse.Attribute("rx") ?? "0")
        );
        ellipse.ReplaceWith(
            new XElement(
                "path",
                ellipse.Attribute("transform"),
                new XAttribute("fill", "none"),
                new XAttribute("stroke", (string?)ellipse.Attribute("fill") ?? "none"),
                new XAttribute("stroke-width", FormattableString.Invariant($"{2 * r:0.#}")),
                new XAttribute("stroke-linecap", "round"),
                new XAttribute("d", FormattableString.Invariant($"M{x:0.#} {y:0.#}h0"))
            )
        );
    }

    private static void MergeEqualNeighbours(XElement svg)
    {
        XElement? open = null;
        var data = new StringBuilder();
        foreach (var path in svg.Descendants("path").ToArray())
        {
            if (open is not null && open.ElementsAfterSelf().FirstOrDefault() == path && SameStyle(open, path))
            {
                data.Append((string?)path.Attribute("d"));
                path.Remove();
                continue;
            }

            open?.SetAttributeValue("d", data.ToString());
            data.Clear().Append((string?)path.Attribute("d"));
            open = path;
        }

        open?.SetAttributeValue("d", data.ToString());
    }

    private static bool SameStyle(XElement one, XElement other) =>
        one.Attributes()
            .Where(a => a.Name != "d")
            .Select(a => (a.Name, a.Value))
            .SequenceEqual(other.Attributes().Where(a => a.Name != "d").Select(a => (a.Name, a.Value)));

    // Skia numbers ids through the whole process: as they come, a second report would differ from the first
    private static void RenameIds(XElement svg, string id)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in svg.Descendants().Attributes("id"))
        {
            names[$"url(#{attribute.Value})"] = string.Create(
                CultureInfo.InvariantCulture,
                $"url(#{id}-{names.Count + 1})"
            );
            attribute.Value = string.Create(CultureInfo.InvariantCulture, $"{id}-{names.Count}");
        }

        foreach (var attribute in svg.Descendants().Attributes("clip-path"))
        {
            attribute.Value = names[attribute.Value];
        }
    }

    private static string Shorten(XAttribute attribute) =>
        attribute.Name.LocalName switch
        {
            "id" or "clip-path" or "fill" or "stroke" or "text-anchor" => attribute.Value,
            _ => LongNumber()
                .Replace(attribute.Value, m => Number(m.Value).ToString("0.#", CultureInfo.InvariantCulture)),
        };

    private static string FirstOf(XAttribute? list) =>
        list?.Value.Split(',')[0].Trim() is { Length: > 0 } first ? first : "0";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+\.\d{2,}(e-?\d+)?")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^\s+|\s+$")]
    private static partial Regex BetweenTags();
}
