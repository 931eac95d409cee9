namespace CodeIntel.Reporting.Pages;

/// <summary>A table in a box that scrolls by itself, so that the page never does.</summary>
internal sealed record HtmlTable(string Label, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    private const int LongText = 48;

    /// <summary>Columns with a name, set to the left; the others are numbers, set to the right.</summary>
    public int TextColumns { get; init; } = 1;

    /// <summary>True where the last column is text too.</summary>
    public bool EndsInText { get; init; }

    /// <summary>Rows shown; the rest is counted below.</summary>
    public int MaxRows { get; init; } = 200;

    /// <summary>Where the rows that are not shown can be read.</summary>
    public string Elsewhere { get; init; } = "in the workspace";

    /// <summary>Writes the table.</summary>
    public void Write(HtmlWriter html)
    {
        html.Element(
            "div",
            () => html.Element("table", () => WriteRows(html)),
            ("class", "scroll"),
            ("role", "region"),
            ("aria-label", Label),
            ("tabindex", "0")
        );
        if (Rows.Count > MaxRows)
        {
            html.Element("p", $"and {Numbers.Count(Rows.Count - MaxRows)} more {Elsewhere}", ("class", "more"));
        }
    }

    private void WriteRows(HtmlWriter html)
    {
        html.Element(
            "thead",
            () =>
                html.Element(
                    "tr",
                    () =>
                    {
                        for (var i = 0; i < Columns.Count; i++)
                        {
                            html.Element("th", Columns[i], ("scope", "col"), ("class", Class(i)));
                        }
                    }
                )
        );
        html.Element(
            "tbody",
            () =>
            {
                foreach (var row in Rows.Take(MaxRows))
                {
                    html.Element("tr", () => WriteRow(html, row));
                }
            }
        );
    }

    private void WriteRow(HtmlWriter html, IReadOnlyList<Cell> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var cell = row[i];
            if (cell.Address is { } address)
            {
                html.Element("td", () => html.Link(address, cell.Text), ("class", Class(i, cell)));
            }
            else if (cell.IsCode)
            {
                html.Element("td", () => html.Element("code", cell.Text), ("class", Class(i, cell)));
            }
            else
            {
                html.Element("td", cell.Text, ("class", Class(i, cell)));
            }
        }
    }

    private string Class(int column, Cell cell) => cell.Text.Length > LongText ? "t long" : Class(column);

    private string Class(int column) => column < TextColumns || (EndsInText && column == Columns.Count - 1) ? "t" : "n";
}
