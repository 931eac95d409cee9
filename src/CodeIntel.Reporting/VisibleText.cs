using System.Globalization;
using System.Text;

namespace CodeIntel.Reporting;

/// <summary>
/// Makes text from a repository safe to show: what would hide, reorder or break the text around it is written out,
/// for example <c>‹U+202E›</c> ("Trojan Source", Boucher 2021). Line breaks and tabs stay.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with every such character written out.</summary>
    public static string Of(string text)
    {
        StringBuilder? visible = null;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair || !IsHidden(text[i]))
            {
                visible?.Append(text, i, pair ? 2 : 1);
                i += pair ? 1 : 0;
                continue;
            }

            visible ??= new StringBuilder().Append(text, 0, i);
            visible.Append(CultureInfo.InvariantCulture, $"‹U+{(int)text[i]:X4}›");
        }

        return visible?.ToString() ?? text;
    }

    private static bool IsHidden(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t'))
        || char.IsSurrogate(c)
        || c
            is '\u00AD'
                or '\u061C'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u2028' and <= '\u202E')
                or (>= '\u2060' and <= '\u206F')
                or '\uFEFF'
                or '\uFFFE'
                or '\uFFFF';
}
