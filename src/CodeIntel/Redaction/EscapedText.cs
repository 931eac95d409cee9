using System.Globalization;
using System.Text;

namespace CodeIntel.Redaction;

/// <summary>
/// A text in which C#'s escapes are read as what they stand for, and where each character of that stands. So what
/// follows <c>\n</c> is a word of its own, a letter may be written <c>\u0061</c>, and no finding begins inside an
/// escape. In verbatim strings and comments an escape is none, but then hardly anything looks like one.
/// </summary>
internal sealed class EscapedText
{
    private const string Simple = "0abefnrtv'\"\\";
    private const string Meanings = "\0\a\b\u001B\f\n\r\t\v'\"\\";

    // null: every character stands for itself
    private readonly int[]? _starts;

    private EscapedText(string text, int[]? starts) => (Text, _starts) = (text, starts);

    /// <summary>The text without escapes.</summary>
    public string Text { get; }

    /// <summary>Reads a text.</summary>
    public static EscapedText Of(string text)
    {
        if (!text.Contains('\\'))
        {
            return new(text, null);
        }

        var plain = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length + 1);
        for (var at = 0; at < text.Length;)
        {
            var (character, length) = text[at] == '\\' ? Escape(text, at) : (text[at], 1);
            plain.Append(character);
            starts.Add(at);
            at += length;
        }

        starts.Add(text.Length);
        return new(plain.ToString(), [.. starts]);
    }

    /// <summary>The same part in the text with escapes.</summary>
    public Finding InOriginal(Finding found) => _starts is null
        ? found
        : found with { Start = _starts[found.Start], Length = _starts[found.End] - _starts[found.Start] };

    // a backslash that begins no escape stands for itself
    private static (char Character, int Length) Escape(string text, int at)
    {
        var kind = at + 1 < text.Length ? text[at + 1] : ' ';
        var (fewest, most) = kind switch { 'u' => (4, 4), 'U' => (8, 8), 'x' => (1, 4), _ => (0, 0) };
        if (most == 0)
        {
            var simple = Simple.IndexOf(kind, StringComparison.Ordinal);
            return simple < 0 ? ('\\', 1) : (Meanings[simple], 2);
        }

        var digits = 0;
        while (digits < most && at + 2 + digits < text.Length && char.IsAsciiHexDigit(text[at + 2 + digits]))
        {
            digits++;
        }

        if (digits < fewest)
        {
            return ('\\', 1);
        }

        // beyond the first 65,536 characters there is no letter that matters
        var code = uint.Parse(text.AsSpan(at + 2, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (code > char.MaxValue ? '\uFFFD' : (char)code, 2 + digits);
    }
}
