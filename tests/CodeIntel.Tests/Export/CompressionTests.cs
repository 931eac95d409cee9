using CodeIntel.Export;

namespace CodeIntel.Tests.Export;

public class CompressionTests
{
    [Theory]
    [InlineData(ExportCompression.None)]
    [InlineData(ExportCompression.Gzip)]
    [InlineData(ExportCompression.Brotli)]
    [InlineData(ExportCompression.Zstd)]
    public void Bytes_are_the_same_each_time_and_come_back(ExportCompression compression)
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i * 7919 % 1013} "));
        var first = Compress(text, compression);

        Assert.Equal(first, Compress(text, compression));
        using var source = new MemoryStream(first);
        using var reader = new StreamReader(
            Compression.Decompress(source, "x.jsonl" + Compression.Extension(compression)));
        Assert.Equal(text, reader.ReadToEnd());
    }

    private static byte[] Compress(string text, ExportCompression compression)
    {
        using var target = new MemoryStream();
        using (var stream = Compression.Compress(target, compression))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
