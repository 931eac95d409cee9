using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>Texts: Brotli over UTF-16LE code units, so that unpaired surrogates survive.</summary>
internal static class TextCodec
{
    /// <summary>The fastest that still finds repetitions: a third of the time of 4 for a tenth more bytes.</summary>
    private const int Quality = 1;
    private const int Window = 22;

    /// <summary>Compresses a text.</summary>
    /// <exception cref="InvalidOperationException">The compressor needs more than its own bound; never
    /// seen.</exception>
    public static byte[] Encode(string text)
    {
        var source = MemoryMarshal.AsBytes(text.AsSpan());
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(source.Length) + 16);
        try
        {
            return BrotliEncoder.TryCompress(source, buffer, out var written, Quality, Window)
                ? buffer.AsSpan(0, written).ToArray()
                : throw new InvalidOperationException("The compressor's own bound was too small.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Decompresses a text.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static string Decode(byte[] bytes)
    {
        // not BrotliStream, which takes cut bytes for a shorter text
        var decoder = default(BrotliDecoder);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(256, bytes.Length * 4));
        try
        {
            var source = bytes.AsSpan();
            var length = 0;
            var status = OperationStatus.DestinationTooSmall;
            while (status == OperationStatus.DestinationTooSmall)
            {
                buffer = length < buffer.Length ? buffer : Grow(buffer);
                status = decoder.Decompress(source, buffer.AsSpan(length), out var read, out var written);
                source = source[read..];
                length += written;
            }

            return status == OperationStatus.Done && source.IsEmpty && length % sizeof(char) == 0
                ? new(MemoryMarshal.Cast<byte, char>(buffer.AsSpan(0, length)))
                : throw VarintReader.Damaged();
        }
        finally
        {
            decoder.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(buffer.Length * 2));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
