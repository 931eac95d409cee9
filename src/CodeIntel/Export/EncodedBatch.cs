using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>Some files' examples as they will be written.</summary>
internal sealed class EncodedBatch : IDisposable
{
    private const int FirstBytes = 1 << 16;

    public ExportTally Tally { get; } = new();

    /// <summary>Examples read, of whatever split.</summary>
    public long Read { get; set; }

    /// <summary>Bytes by split, of formats that are text.</summary>
    public SortedDictionary<Split, PooledBytes> Bytes { get; } = [];

    /// <summary>Rows by split, of formats that are tables.</summary>
    public SortedDictionary<Split, List<object?[]>> Rows { get; } = [];

    public PooledBytes BytesOf(Split split)
    {
        if (!Bytes.TryGetValue(split, out var bytes))
        {
            Bytes[split] = bytes = new(FirstBytes);
        }

        return bytes;
    }

    /// <summary>Gives the bytes back.</summary>
    public void Dispose()
    {
        foreach (var bytes in Bytes.Values)
        {
            bytes.Dispose();
        }

        Bytes.Clear();
    }

    public List<object?[]> RowsOf(Split split)
    {
        if (!Rows.TryGetValue(split, out var rows))
        {
            Rows[split] = rows = [];
        }

        return rows;
    }
}
