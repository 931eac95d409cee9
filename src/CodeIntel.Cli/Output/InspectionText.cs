using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Cli.Output;

/// <summary>Tables as aligned text and as JSON.</summary>
internal static class InspectionText
{
    private const int WidestCell = 60;

    /// <summary>One object: title to list of rows, each an object by column.</summary>
    public static string ToJson(IReadOnlyList<InspectionTable> tables) => new JsonObject(tables.Select(table =>
        KeyValuePair.Create<string, JsonNode?>(
            table.Title, new JsonArray([.. table.Rows.Select(row => Row(table, row))])))).ToJsonString();

    /// <summary>Tables one below the other; a single cell of several lines is printed as it is.</summary>
    public static string ToText(IReadOnlyList<InspectionTable> tables)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.Append(text.Length > 0 ? "\n" : "").AppendLine(table.Title);
            if (table is { Columns.Count: 1, Rows: [[string single]] })
            {
                text.AppendLine(single);
                continue;
            }

            var cells = table.Rows.Select(row => row.Select(Cell).ToArray()).Prepend([.. table.Columns]).ToList();
            var widths = table.Columns.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
            foreach (var row in cells)
            {
                text.AppendLine(
                    ("  " + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))).TrimEnd());
            }
        }

        return text.ToString().TrimEnd();
    }

    private static JsonObject Row(InspectionTable table, IReadOnlyList<object?> row) => new JsonObject(
        table.Columns.Zip(row, (column, cell) => KeyValuePair.Create<string, JsonNode?>(column, Node(cell))));

    private static JsonValue? Node(object? cell) => cell switch
    {
        null => null,
        long whole => JsonValue.Create(whole),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        _ => JsonValue.Create(Convert.ToString(cell, CultureInfo.InvariantCulture)),
    };

    private static string Cell(object? cell)
    {
        var text = Convert.ToString(cell, CultureInfo.InvariantCulture)?.ReplaceLineEndings(" ") ?? "";
        return text.Length > WidestCell ? text[..(WidestCell - 1)] + "…" : text;
    }
}
