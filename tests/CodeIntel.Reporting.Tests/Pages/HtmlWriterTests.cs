using System.Xml.Linq;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Tests.Pages;

public sealed class HtmlWriterTests
{
    private const string Hostile = "</script><img src=x onerror=\"alert('1')\"> &amp; \u202E\0\ud800";

    [Fact]
    public void Encodes_text_and_attributes()
    {
        var html = new HtmlWriter().Element("p", Hostile, ("title", Hostile)).ToString();

        var element = XElement.Parse(html);
        Assert.Equal(VisibleText.Of(Hostile), element.Value.Trim());
        Assert.Equal(VisibleText.Of(Hostile), (string?)element.Attribute("title"));
        Assert.Empty(element.Elements());
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/a?b=c&d=e", true)]
    [InlineData("http://example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,<script>", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("../folder", false)]
    public void Links_web_addresses_only(string address, bool isLink)
    {
        var element = XElement.Parse(new HtmlWriter().Link(address, address).ToString());

        Assert.Equal(isLink ? "a" : "span", element.Name.LocalName);
        Assert.Equal(address, element.Value);
        if (isLink)
        {
            Assert.Contains("noreferrer", (string?)element.Attribute("rel"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Closes_elements_so_that_html_and_xml_agree()
    {
        var html = new HtmlWriter().Element("div", () => { }).Element("meta", "", ("name", "x")).ToString();

        Assert.Equal("<div></div>\n<meta name=\"x\" />\n", html);
    }
}
