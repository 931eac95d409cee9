using System.IO.Compression;
using System.Runtime.InteropServices;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>Texts: Brotli over UTF-16LE code units, so that unpaired surrogates survive.</summary>
internal static class TextCodec
{
    private const int Quality = 4;
    private const int Window = 22;

    /// <summary>Compresses a text.</summary>
    /// <exception cref="InvalidOperationException">The compressor needs more than its own bound; never
    /// seen.</exception>
    public static byte[] Encode(string text)
    {
        var source = MemoryMarshal.AsBytes(text.AsSpan());
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(source.Length) + 16];
        if (!BrotliEncoder.TryCompress(source, buffer, out var written, Quality, Window))
        {
            throw new InvalidOperationException("The compressor's own bound was too small.");
        }

        return buffer.AsSpan(0, written).ToArray();
    }

    /// <summary>Decompresses a text.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static string Decode(byte[] bytes)
    {
        using var stream = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var result = new MemoryStream();
        stream.CopyTo(result);
        return new(MemoryMarshal.Cast<byte, char>(result.GetBuffer().AsSpan(0, (int)result.Length)));
    }
}
