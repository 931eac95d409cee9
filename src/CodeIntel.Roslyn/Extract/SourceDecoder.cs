using System.Text;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Decodes source bytes: a byte order mark decides; then UTF-16 without one, recognised by NUL bytes on one side of
/// most pairs; then strict UTF-8; and Latin-1 for what is left.
/// </summary>
internal static class SourceDecoder
{
    /// <summary>The encoding name of the fallback.</summary>
    public const string Latin1 = "latin-1";

    private const int Sampled = 4096;
    private static readonly UTF8Encoding _strictUtf8 = new(false, true);
    private static readonly UnicodeEncoding _littleEndian = new(false, false, true);
    private static readonly UnicodeEncoding _bigEndian = new(true, false, true);

    /// <summary>The text, or null for NUL bytes that are not UTF-16, and for UTF-16 that is damaged.</summary>
    public static DecodedSource? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return bytes.Contains((byte)0) ? null : Utf8(bytes[3..], "utf-8-bom") ?? Fallback(bytes);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Utf16(bytes[2..], _littleEndian, "utf-16le");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Utf16(bytes[2..], _bigEndian, "utf-16be");
        }

        return bytes.Contains((byte)0) ? WithoutMark(bytes) : Utf8(bytes, "utf-8") ?? Fallback(bytes);
    }

    /// <summary>Why bytes have no text.</summary>
    public static string WhyNot(ReadOnlySpan<byte> bytes)
    {
        var encoding = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
            : null;
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? "UTF-8 with NUL characters"
            : encoding is null ? "NUL bytes: no text, or UTF-16 that cannot be told for sure without a byte order mark"
            : bytes.Length % 2 != 0 ? "UTF-16 that is damaged: an odd number of bytes"
            : encoding.GetString(bytes).Contains('\0', StringComparison.Ordinal) ? "UTF-16 with NUL characters"
            : "UTF-16 that is damaged: half of a surrogate pair";
    }

    /// <summary>C# is mostly ASCII: three of four code units have their high byte zero, and no low byte is.</summary>
    private static DecodedSource? WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, Sampled)];
        var even = 0;
        var odd = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        return even == 0 && odd * 4 >= pairs * 3 ? Utf16(bytes, _littleEndian, "utf-16le")
            : odd == 0 && even * 4 >= pairs * 3 ? Utf16(bytes, _bigEndian, "utf-16be")
            : null;
    }

    private static DecodedSource? Utf16(ReadOnlySpan<byte> bytes, UnicodeEncoding encoding, string name)
    {
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        try
        {
            var text = encoding.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : new(text, name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static DecodedSource? Utf8(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return new(_strictUtf8.GetString(bytes), name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static DecodedSource Fallback(ReadOnlySpan<byte> bytes) => new(Encoding.Latin1.GetString(bytes), Latin1);
}
