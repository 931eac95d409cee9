using System.IO.Compression;
using ZstdSharp;

namespace CodeIntel.Export;

/// <summary>Compressed streams whose bytes are a function of what is written.</summary>
internal static class Compression
{
    private const int ZstdLevel = 3;

    /// <summary>What is appended to a file's name.</summary>
    public static string Extension(ExportCompression compression) => compression switch
    {
        ExportCompression.Gzip => ".gz",
        ExportCompression.Brotli => ".br",
        ExportCompression.Zstd => ".zst",
        _ => "",
    };

    /// <summary>A stream that compresses into another, which stays open.</summary>
    public static Stream Compress(Stream stream, ExportCompression compression) => compression switch
    {
        ExportCompression.Gzip => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true),
        ExportCompression.Brotli => new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true),
        ExportCompression.Zstd => new CompressionStream(stream, ZstdLevel, leaveOpen: true),
        _ => new BufferedStream(new UnclosedStream(stream), 1 << 20),
    };

    /// <summary>A stream that decompresses a file, told by its name.</summary>
    public static Stream Decompress(Stream stream, string name) => Path.GetExtension(name) switch
    {
        ".gz" => new GZipStream(stream, CompressionMode.Decompress),
        ".br" => new BrotliStream(stream, CompressionMode.Decompress),
        ".zst" => new DecompressionStream(stream, leaveOpen: false),
        _ => stream,
    };
}
