using ScottPlot;
using SkiaSharp;

namespace CodeIntel.Reporting.Drawing;

/// <summary>
/// Arimo, embedded: a machine without fonts draws the same pictures as any other. It has Arial's widths, so browsers
/// that fall back to Arial or Helvetica keep the layout.
/// </summary>
internal sealed class ReportFont : IFontResolver
{
    /// <summary>The family's name.</summary>
    public const string Family = "Arimo";

    private static readonly Lazy<SKTypeface> _typeface = new(Load);

    /// <summary>The font.</summary>
    public static SKTypeface Typeface => _typeface.Value;

    /// <summary>Makes the font known to ScottPlot, which keeps one list per process.</summary>
    public static void Register()
    {
        lock (_typeface)
        {
            if (!Fonts.FontResolvers.Any(r => r is ReportFont))
            {
                Fonts.FontResolvers.Insert(0, new ReportFont());
            }
        }
    }

    /// <summary>
    /// The text with hidden characters written out, and a question mark for each that the font lacks: such a glyph
    /// would be a box in a PNG and nothing at all in an SVG. The tables beneath a figure have the text whole.
    /// </summary>
    public static string Drawable(string text)
    {
        var visible = VisibleText.Of(text);
        return Typeface.ContainsGlyphs(visible)
            ? visible
            : string.Concat(visible.EnumerateRunes().Select(r => Typeface.ContainsGlyph(r.Value) ? r.ToString() : "?"));
    }

    /// <summary>Width of a text in pixels.</summary>
    public static float Width(string text, float size)
    {
        using var font = new SKFont(_typeface.Value, size);
        return font.MeasureText(text);
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Family ? _typeface.Value : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Family ? _typeface.Value : null;

    private static SKTypeface Load()
    {
        using var stream =
            typeof(ReportFont).Assembly.GetManifestResourceStream("Arimo-Regular.ttf")
            ?? throw new InvalidOperationException("The assembly lacks its font Arimo-Regular.ttf.");
        return SKTypeface.FromStream(stream);
    }
}
