using CodeIntel.Export;
using Parquet;
using Parquet.Schema;

namespace CodeIntel.Parquet;

/// <summary>
/// A Parquet file that is being written. Rows are held until a row group is full, so memory is bounded by its size.
/// </summary>
internal sealed class ParquetTable : ITableFile
{
    private const int RowsPerGroup = 10_000;
    private const long CharactersPerGroup = 4 << 20;

    private readonly IReadOnlyList<ExportColumn> _columns;
    private readonly DataField[] _fields;
    private readonly List<object?[]> _rows = [];
    private readonly ParquetWriter _writer;
    private long _characters;
    private bool _finished;

    public ParquetTable(Stream stream, IReadOnlyList<ExportColumn> columns, ExportCompression compression)
    {
        _columns = columns;
        _fields = [.. columns.Select(Field)];
        var options = new ParquetOptions
        {
            CompressionMethod = compression switch
            {
                ExportCompression.Gzip => CompressionMethod.Gzip,
                ExportCompression.Brotli => CompressionMethod.Brotli,
                ExportCompression.Zstd => CompressionMethod.Zstd,
                _ => CompressionMethod.None,
            },
        };
        _writer = ParquetFiles.Wait(ParquetWriter.CreateAsync(new ParquetSchema(_fields), stream, options));
    }

    public void Write(IReadOnlyList<object?[]> rows)
    {
        foreach (var row in rows)
        {
            _rows.Add(row);
            _characters += row.Sum(Size);
            if (_rows.Count >= RowsPerGroup || _characters >= CharactersPerGroup)
            {
                WriteGroup();
            }
        }
    }

    public void Finish()
    {
        if (_rows.Count > 0)
        {
            WriteGroup();
        }

        _finished = true;
        Close();
    }

    public void Dispose()
    {
        if (!_finished)
        {
            _finished = true;
            Close();
        }
    }

    private static long Size(object? value) => value switch
    {
        string text => text.Length,
        string[] texts => texts.Sum(text => (long)text.Length),
        _ => 1,
    };

    private static DataField Field(ExportColumn column) => column.Type switch
    {
        ExportColumnType.Whole => new DataField(column.Name, typeof(int), isNullable: false),
        ExportColumnType.Number => new DataField(column.Name, typeof(double), isNullable: true),
        ExportColumnType.Boolean => new DataField(column.Name, typeof(bool), isNullable: false),
        ExportColumnType.Texts => new DataField(column.Name, typeof(string), isNullable: false, isArray: true),
        ExportColumnType.Wholes => new DataField(column.Name, typeof(int), isNullable: false, isArray: true),
        _ => new DataField(column.Name, typeof(string), isNullable: true),
    };

    private void WriteGroup()
    {
        using var group = _writer.CreateRowGroup();
        for (var i = 0; i < _fields.Length; i++)
        {
            ParquetRows.Write(group, _fields[i], _columns[i].Type, _rows, i);
        }

        _rows.Clear();
        _characters = 0;
    }

    private void Close() => _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
