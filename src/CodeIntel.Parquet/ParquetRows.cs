using CodeIntel.Export;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace CodeIntel.Parquet;

/// <summary>
/// Turns rows into columns and back. A list is its values with repetition level 0 at the first and 1 at the others; an
/// empty list is one entry without a value.
/// </summary>
internal static class ParquetRows
{
    /// <summary>Writes one column of a row group.</summary>
    public static void Write(
        ParquetRowGroupWriter group, DataField field, ExportColumnType type, List<object?[]> rows, int column)
    {
        switch (type)
        {
            case ExportColumnType.Whole:
                Wait(group.WriteAsync<int>(field, rows.Select(row => (int)row[column]!).ToArray()));
                break;
            case ExportColumnType.Boolean:
                Wait(group.WriteAsync<bool>(field, rows.Select(row => (bool)row[column]!).ToArray()));
                break;
            case ExportColumnType.Number:
                Wait(group.WriteAsync<double>(field, rows.Select(row => (double?)row[column]).ToArray()));
                break;
            case ExportColumnType.Texts:
                var (values, levels) = Flatten(rows, column);
                Wait(group.WriteAsync(field, values, levels));
                break;
            default:
                Wait(group.WriteAsync(field, [.. rows.Select(row => row[column]?.ToString()!)]));
                break;
        }
    }

    /// <summary>The rows of a group.</summary>
    public static IEnumerable<object?[]> Read(ParquetReader reader, int group)
    {
        using var rows = reader.OpenRowGroupReader(group);
        var columns = Array.ConvertAll(reader.Schema.DataFields, field => Column(rows, field));
        for (var i = 0; i < rows.RowCount; i++)
        {
            yield return Array.ConvertAll(columns, column => column[i]);
        }
    }

    private static object?[] Column(ParquetRowGroupReader rows, DataField field)
    {
        var entries = checked((int)rows.GetMetadata(field)!.MetaData!.NumValues);
        switch (ParquetFiles.TypeOf(field))
        {
            case ExportColumnType.Whole:
                var integers = new int[entries];
                rows.ReadAsync<int>(field, integers).AsTask().GetAwaiter().GetResult();
                return [.. integers.Cast<object?>()];
            case ExportColumnType.Boolean:
                var flags = new bool[entries];
                rows.ReadAsync<bool>(field, flags).AsTask().GetAwaiter().GetResult();
                return [.. flags.Cast<object?>()];
            case ExportColumnType.Number:
                var numbers = new double?[entries];
                rows.ReadAsync<double>(field, numbers.AsMemory()).AsTask().GetAwaiter().GetResult();
                return [.. numbers.Cast<object?>()];
            case ExportColumnType.Texts:
                // the package's own reading into texts has room for one value per row only
                using (var raw = rows.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult())
                {
                    return Unflatten((RawColumnData<ReadOnlyMemory<char>>)raw);
                }

            default:
                var texts = new string[entries];
                rows.ReadAsync(field, texts).AsTask().GetAwaiter().GetResult();
                return texts;
        }
    }

    private static (List<string> Values, ReadOnlyMemory<int> Levels) Flatten(List<object?[]> rows, int column)
    {
        var (values, levels) = (new List<string>(), new List<int>());
        foreach (var row in rows)
        {
            var list = (string[])row[column]!;
            values.AddRange(list.Length == 0 ? [null!] : list);
            levels.Add(0);
            levels.AddRange(Enumerable.Repeat(1, Math.Max(0, list.Length - 1)));
        }

        return (values, levels.ToArray());
    }

    /// <summary>Values hold only what is there; definition level 1 says that a value is.</summary>
    private static object?[] Unflatten(RawColumnData<ReadOnlyMemory<char>> raw)
    {
        var lists = new List<List<string>>();
        for (var (i, value) = (0, 0); i < raw.RepetitionLevels.Length; i++)
        {
            if (raw.RepetitionLevels[i] == 0)
            {
                lists.Add([]);
            }

            if (raw.DefinitionLevels[i] > 0)
            {
                lists[^1].Add(raw.Values[value++].ToString());
            }
        }

        return [.. lists.Select(list => list.ToArray())];
    }

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
