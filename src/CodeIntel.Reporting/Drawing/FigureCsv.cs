using System.Globalization;
using System.Text;

namespace CodeIntel.Reporting.Drawing;

/// <summary>Exactly the numbers drawn, as RFC 4180 CSV in UTF-8.</summary>
internal static class FigureCsv
{
    /// <summary>One line per datum: panel, series, x, y, low, high, n.</summary>
    public static string Of(Figure figure)
    {
        var csv = new StringBuilder();
        AppendLine(csv, ["panel", "series", figure.XName, figure.YName, "low", "high", "n"]);
        foreach (var panel in figure.Panels)
        {
            foreach (var series in panel.Series.Where(s => s.Kind != SeriesKind.Reference))
            {
                foreach (var datum in series.Data)
                {
                    AppendLine(csv, [.. Fields(panel, series, datum)]);
                }
            }
        }

        return csv.ToString();
    }

    /// <summary>
    /// A text as a CSV field. A spreadsheet would run a text that starts like a formula: it gets an apostrophe in
    /// front, as OWASP advises.
    /// </summary>
    public static string Field(string text)
    {
        var visible = VisibleText.Of(text);
        var safe =
            visible.Length > 0 && visible[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + visible : visible;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static IEnumerable<string> Fields(Panel panel, Series series, Datum datum) =>
        [
            Field(panel.Title),
            Field(series.Label),
            panel.X.CategoryAt(datum.X) is { } name ? Field(name) : Number(datum.X),
            Number(datum.Y),
            Number(datum.Low),
            Number(datum.High),
            datum.N?.ToString(CultureInfo.InvariantCulture) ?? "",
        ];

    private static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static void AppendLine(StringBuilder csv, IReadOnlyList<string> fields) =>
        csv.AppendJoin(',', fields).Append("\r\n");
}
