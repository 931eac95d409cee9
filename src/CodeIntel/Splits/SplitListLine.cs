using System.Text;

namespace CodeIntel.Splits;

/// <summary>
/// Takes a line of CSV or TSV apart: a field may stand in quotes, where the separator is a character like others and
/// two quotes are one; it ends in its line.
/// </summary>
internal static class SplitListLine
{
    /// <summary>
    /// The fields without the spaces around them; null where a quote is not closed, or text follows it.
    /// </summary>
    public static string[]? Fields(string line, char separator)
    {
        var fields = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            if (Field(line, separator, ref at) is not { } field)
            {
                return null;
            }

            fields.Add(field);
        }

        return [.. fields];
    }

    /// <summary>Reads a field and the separator after it.</summary>
    private static string? Field(string line, char separator, ref int at)
    {
        var begin = at;
        while (begin < line.Length && line[begin] == ' ')
        {
            begin++;
        }

        if (begin < line.Length && line[begin] == '"')
        {
            return Quoted(line, separator, begin + 1, out at);
        }

        var end = EndOf(line, separator, at);
        var field = line[at..end].Trim();
        at = end + 1;
        return field;
    }

    private static string? Quoted(string line, char separator, int begin, out int at)
    {
        var text = new StringBuilder();
        for (at = begin; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                text.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                text.Append(line[at++]);
            }
            else
            {
                var end = EndOf(line, separator, at + 1);
                var isLast = string.IsNullOrWhiteSpace(line[(at + 1)..end]);
                at = end + 1;
                return isLast ? text.ToString().Trim() : null;
            }
        }

        return null;
    }

    private static int EndOf(string line, char separator, int from) =>
        line.IndexOf(separator, from) is >= 0 and var end ? end : line.Length;
}
