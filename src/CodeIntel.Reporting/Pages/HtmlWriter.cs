using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CodeIntel.Reporting.Pages;

/// <summary>
/// Writes HTML that is also well-formed XML. Text and attribute values are always encoded; markup comes in only through
/// <see cref="Markup"/>, whose callers made it themselves.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly HashSet<string> _void = ["meta", "br", "col", "hr", "img", "link"];

    private readonly StringBuilder _html = new();

    /// <summary>An element around what <paramref name="content"/> writes.</summary>
    public HtmlWriter Element(string name, Action content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        content();
        _html.Append("</").Append(name).Append('>');
        return EndLine(name);
    }

    /// <summary>An element with text, or an empty one.</summary>
    public HtmlWriter Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        if (!_void.Contains(name))
        {
            Text(text);
            _html.Append("</").Append(name).Append('>');
        }

        return EndLine(name);
    }

    /// <summary>Encoded text.</summary>
    public HtmlWriter Text(string text)
    {
        // the encoder would write each line break as a reference; every other character of it is kept
        var lines = VisibleText.Of(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            _html.Append(i == 0 ? "" : "\n").Append(_encoder.Encode(lines[i]));
        }

        return this;
    }

    /// <summary>Markup of the report's own making, as it is.</summary>
    public HtmlWriter Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>A link where the address is an absolute web address, else its text.</summary>
    public HtmlWriter Link(string address, string text) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Element("a", text, ("href", uri!.AbsoluteUri), ("rel", "noreferrer noopener"))
            : Element("span", text);

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private void Open(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _html
                .Append(' ')
                .Append(attribute)
                .Append("=\"")
                .Append(_encoder.Encode(VisibleText.Of(value)))
                .Append('"');
        }

        _html.Append(_void.Contains(name) ? " />" : ">");
    }

    private HtmlWriter EndLine(string name)
    {
        if (
            name
            is not ("span" or "a" or "code" or "mark" or "td" or "th" or "strong" or "b" or "del" or "ins" or "abbr")
        )
        {
            _html.Append('\n');
        }

        return this;
    }
}
