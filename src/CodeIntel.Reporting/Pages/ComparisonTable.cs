using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>Two members' code as a table: line number and line of the one, then of the other.</summary>
internal sealed class ComparisonTable(ReportClusterMember left, ReportClusterMember right, CodeComparison comparison)
{
    /// <summary>Writes the table in a box that scrolls by itself.</summary>
    public void Write(HtmlWriter html) =>
        html.Element(
            "div",
            () => html.Element("table", () => WriteTable(html)),
            ("class", "scroll diff"),
            ("role", "region"),
            ("aria-label", $"{left.Name} and {right.Name}"),
            ("tabindex", "0")
        );

    private void WriteTable(HtmlWriter html)
    {
        html.Element("colgroup", () => WriteColumns(html));
        html.Element("thead", () => html.Element("tr", () => WriteHead(html)));
        html.Element("tbody", () => WriteRows(html));
    }

    private static void WriteColumns(HtmlWriter html)
    {
        for (var side = 0; side < 2; side++)
        {
            html.Element("col", "", ("class", "line")).Element("col", "");
        }
    }

    private void WriteHead(HtmlWriter html)
    {
        html.Element("th", Place(left), ("colspan", "2"), ("scope", "col"));
        html.Element("th", Place(right), ("colspan", "2"), ("scope", "col"));
    }

    private void WriteRows(HtmlWriter html)
    {
        foreach (var row in comparison.Rows)
        {
            html.Element("tr", () => WriteRow(html, row));
        }
    }

    private void WriteRow(HtmlWriter html, CodeRow row)
    {
        WriteSide(html, row.LeftLine + left.FirstLine - 1, row.Left, "left");
        WriteSide(html, row.RightLine + right.FirstLine - 1, row.Right, "right");
    }

    private static void WriteSide(HtmlWriter html, int? line, IReadOnlyList<CodePart> parts, string side)
    {
        html.Element("td", line?.ToString(CultureInfo.InvariantCulture) ?? "", ("class", "line"));
        html.Element("td", () => WriteParts(html, parts, side), ("class", line is null ? "code missing" : "code"));
    }

    private static void WriteParts(HtmlWriter html, IReadOnlyList<CodePart> parts, string side)
    {
        foreach (var part in parts)
        {
            if (part.Differs)
            {
                html.Element("mark", part.Text, ("class", side));
            }
            else
            {
                html.Text(part.Text);
            }
        }
    }

    private static string Place(ReportClusterMember member) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Names.Repository(member.Url)}: {member.Path}:{member.FirstLine}"
        );
}
