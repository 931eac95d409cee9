using CodeIntel.Export;

namespace CodeIntel.Parquet.Tests;

public class ParquetFilesTests
{
    private static readonly ExportColumn[] _columns =
    [
        new("id", ExportColumnType.Text, ""),
        new("lines", ExportColumnType.Whole, ""),
        new("tokens", ExportColumnType.Texts, ""),
    ];

    private static readonly object?[][] _rows =
    [
        ["a", 3, new[] { "int", "x", "é" }],
        [null, -1, Array.Empty<string>()],
        ["", 0, new[] { "" }],
        ["\U0001F600", int.MaxValue, new[] { "a", "b" }],
    ];

    [Theory]
    [InlineData(ExportCompression.None)]
    [InlineData(ExportCompression.Gzip)]
    [InlineData(ExportCompression.Brotli)]
    [InlineData(ExportCompression.Zstd)]
    public void Reads_back_what_it_wrote(ExportCompression compression)
    {
        using var stream = new MemoryStream(Write(_rows, compression));

        Assert.Equal(_rows, new ParquetFiles().Read(stream));
    }

    [Fact]
    public void Names_and_types_of_columns_are_in_the_file()
    {
        using var stream = new MemoryStream(Write(_rows, ExportCompression.None));

        Assert.Equal(_columns, new ParquetFiles().Columns(stream));
    }

    [Fact]
    public void Same_rows_give_the_same_bytes() =>
        Assert.Equal(Write(_rows, ExportCompression.Zstd), Write(_rows, ExportCompression.Zstd));

    [Fact]
    public void Rows_beyond_a_group_are_kept_in_order()
    {
        object?[][] rows =
        [
            .. Enumerable
                .Range(0, 10_007)
                .Select(i => new object?[] { $"{i}", i, Array.Empty<string>() }),
        ];
        using var stream = new MemoryStream(Write(rows, ExportCompression.Gzip));

        Assert.Equal(
            Enumerable.Range(0, 10_007),
            new ParquetFiles().Read(stream).Select(row => (int)row[1]!)
        );
    }

    [Fact]
    public void A_cut_file_is_invalid_data()
    {
        var bytes = Write(_rows, ExportCompression.None);
        using var stream = new MemoryStream(bytes[..(bytes.Length / 2)]);

        Assert.Throws<InvalidDataException>(() => new ParquetFiles().Read(stream).ToList());
    }

    private static byte[] Write(IReadOnlyList<object?[]> rows, ExportCompression compression)
    {
        using var stream = new MemoryStream();
        using (var table = new ParquetFiles().Create(stream, _columns, compression))
        {
            table.Write(rows);
            table.Finish();
        }

        return stream.ToArray();
    }
}
