using CodeIntel.Export;
using Parquet;
using Parquet.Schema;

namespace CodeIntel.Parquet;

/// <summary>Parquet files through Parquet.Net: lists are repeated fields, JSON is text.</summary>
public sealed class ParquetFiles : ITableFiles
{
    /// <inheritdoc/>
    public ITableFile Create(Stream stream, IReadOnlyList<ExportColumn> columns, ExportCompression compression) =>
        new ParquetTable(stream, columns, compression);

    /// <inheritdoc/>
    public IReadOnlyList<ExportColumn> Columns(Stream stream)
    {
        var schema = Wait(ParquetReader.ReadSchemaAsync(stream));
        return [.. schema.DataFields.Select(field => new ExportColumn(field.Name, TypeOf(field), ""))];
    }

    /// <inheritdoc/>
    public IEnumerable<object?[]> Read(Stream stream)
    {
        var reader = Open(stream);
        try
        {
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                foreach (var row in ParquetRows.Read(reader, group))
                {
                    yield return row;
                }
            }
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The package is asynchronous; exports run on threads of their own.</summary>
    internal static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    internal static ExportColumnType TypeOf(DataField field) =>
        field.ClrType == typeof(int) ? field.IsArray ? ExportColumnType.Wholes : ExportColumnType.Whole
        : field.ClrType == typeof(double) ? ExportColumnType.Number
        : field.ClrType == typeof(bool) ? ExportColumnType.Boolean
        : field.IsArray ? ExportColumnType.Texts
        : ExportColumnType.Text;

    private static ParquetReader Open(Stream stream)
    {
        try
        {
            return Wait(ParquetReader.CreateAsync(stream, leaveStreamOpen: true));
        }
        catch (Exception e) when (e is ParquetException or IOException or ArgumentException
            or IndexOutOfRangeException or OverflowException or InvalidOperationException)
        {
            throw new InvalidDataException($"It is no whole Parquet file: {e.Message}", e);
        }
    }
}
