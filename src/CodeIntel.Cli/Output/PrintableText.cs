using System.Globalization;
using System.Text;

namespace CodeIntel.Cli.Output;

/// <summary>
/// Makes text from repositories safe for a terminal: control and bidirectional-override characters are shown as codes.
/// </summary>
internal static class PrintableText
{
    /// <summary>The text with such characters escaped; line breaks and tabs stay.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsUnsafe(c))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                safe.Append(c);
            }
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
