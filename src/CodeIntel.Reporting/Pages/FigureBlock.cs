using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Pages;

/// <summary>A figure on the page: heading, panels, caption with links to its files, the numbers beneath.</summary>
internal static class FigureBlock
{
    private const int MaxRows = 60;

    private static readonly string[] _files = ["svg", "png", "csv"];

    /// <summary>Writes a figure, or one sentence where there is none.</summary>
    public static void Write(HtmlWriter html, Figure? figure, string otherwise)
    {
        if (figure is null)
        {
            html.Element("p", otherwise, ("class", "none"));
            return;
        }

        html.Element("h3", figure.Title, ("id", "fig-" + figure.Name));
        html.Element(
            "figure",
            () =>
            {
                html.Element(
                    "div",
                    () => WritePanels(html, figure),
                    ("class", $"panels columns-{Math.Min(figure.Columns, figure.Panels.Count)}")
                );
                html.Element("figcaption", () => WriteCaption(html, figure));
                html.Element("details", () => WriteNumbers(html, figure));
            },
            ("aria-labelledby", "fig-" + figure.Name)
        );
    }

    private static void WritePanels(HtmlWriter html, Figure figure)
    {
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            html.Markup(SvgPicture.Inline(figure.Panels[i], $"{figure.Name}-{i + 1}")).Markup("\n");
        }
    }

    private static void WriteCaption(HtmlWriter html, Figure figure)
    {
        html.Text(figure.Caption + " ");
        html.Element(
            "span",
            () =>
            {
                foreach (var kind in _files)
                {
                    html.Element("a", kind.ToUpperInvariant(), ("href", $"figures/{figure.Name}.{kind}")).Text(" ");
                }
            },
            ("class", "files")
        );
    }

    private static void WriteNumbers(HtmlWriter html, Figure figure)
    {
        html.Element("summary", "Numbers");
        foreach (var panel in figure.Panels)
        {
            html.Element("h4", panel.Title);
            var series = panel.Series
                .Where(s => s.Kind is not (SeriesKind.Reference or SeriesKind.Published))
                .ToArray();
            var table = series.Any(s => s.Kind is SeriesKind.Points or SeriesKind.Triangles)
                ? Listed(figure, panel, series)
                : Pivoted(panel, series);
            (table with { MaxRows = MaxRows, Elsewhere = "in the CSV file" }).Write(html);
        }
    }

    private static HtmlTable Listed(Figure figure, Panel panel, Series[] series) =>
        new(
            panel.Title,
            ["series", figure.XName, figure.YName],
            [
                .. series.SelectMany(s =>
                    s.Data.Select(d => (IReadOnlyList<Cell>)[s.Label, Numbers.Score(d.X), Numbers.Score(d.Y)])
                ),
            ]
        );

    private static HtmlTable Pivoted(Panel panel, Series[] series)
    {
        double[] positions = [.. series.SelectMany(s => s.Data).Select(d => d.X).Distinct().Order()];
        var data = series.Select(s => s.Data.GroupBy(d => d.X).ToDictionary(g => g.Key, g => g.First())).ToArray();
        long?[] sizes = [.. series.SelectMany(s => s.Data).Select(d => d.N).Distinct()];
        var constant = sizes.Length == 1;
        return new HtmlTable(
            panel.Title,
            [
                panel.X.Title + (constant && sizes[0] is { } n ? $" (n = {Numbers.Count(n)})" : ""),
                .. series.Select(s => s.Label),
            ],
            [
                .. positions.Select(x =>
                    (IReadOnlyList<Cell>)
                        [
                            panel.X.CategoryAt(x) ?? Numbers.Any(x),
                            .. data.Select(d =>
                                (Cell)(d.TryGetValue(x, out var datum) ? Text(datum, constant) : Numbers.Unknown)
                            ),
                        ]
                ),
            ]
        );
    }

    private static string Text(Datum datum, bool withoutSize)
    {
        var value = Math.Abs(datum.Y) >= 10 ? Numbers.Any(Math.Round(datum.Y, 1)) : Trim(datum.Y);
        var interval = datum.HasInterval ? $" {Numbers.Interval(datum.Low, datum.High)}" : "";
        return value + interval + (withoutSize || datum.N is not { } n ? "" : $" (n = {Numbers.Count(n)})");
    }

    private static string Trim(double value) =>
        value == Math.Floor(value) && value != 0 && Math.Abs(value) > 1 ? Numbers.Any(value) : Numbers.Score(value);
}
