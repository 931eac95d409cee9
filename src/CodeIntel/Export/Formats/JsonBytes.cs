using System.Buffers;
using System.Globalization;
using System.Text;

namespace CodeIntel.Export.Formats;

/// <summary>
/// Writes JSON values straight into a buffer. The framework's writer escapes a text with line ends and quotes character
/// by character, and code has both; here the runs between them are converted as a whole.
/// </summary>
internal static class JsonBytes
{
    private static readonly SearchValues<char> _escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    /// <summary>Writes a text; it has to be well formed.</summary>
    public static void Write(IBufferWriter<byte> output, string value)
    {
        output.Write("\""u8);
        var text = value.AsSpan();
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAny(_escaped);
            Encoding.UTF8.GetBytes(run < 0 ? text : text[..run], output);
            if (run < 0)
            {
                break;
            }

            Escape(output, text[run]);
            text = text[(run + 1)..];
        }

        output.Write("\""u8);
    }

    /// <summary>Writes a number.</summary>
    public static void Write(IBufferWriter<byte> output, int value)
    {
        value.TryFormat(output.GetSpan(11), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>Writes a list of texts.</summary>
    public static void Write(IBufferWriter<byte> output, string[] texts)
    {
        output.Write("["u8);
        for (var i = 0; i < texts.Length; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            Write(output, texts[i]);
        }

        output.Write("]"u8);
    }

    private static void Escape(IBufferWriter<byte> output, char c)
    {
        switch (c)
        {
            case '\n':
                output.Write("\\n"u8);
                break;
            case '\r':
                output.Write("\\r"u8);
                break;
            case '\t':
                output.Write("\\t"u8);
                break;
            case '"':
                output.Write("\\\""u8);
                break;
            case '\\':
                output.Write("\\\\"u8);
                break;
            default:
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"), output);
                break;
        }
    }
}
