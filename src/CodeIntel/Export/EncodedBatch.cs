using System.Buffers;
using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>Some files' examples as they will be written.</summary>
internal sealed class EncodedBatch
{
    private const int FirstBytes = 1 << 16;

    public ExportTally Tally { get; } = new();

    /// <summary>Examples read, of whatever split.</summary>
    public long Read { get; set; }

    /// <summary>Bytes by split, of formats that are text.</summary>
    public SortedDictionary<Split, ArrayBufferWriter<byte>> Bytes { get; } = [];

    /// <summary>Rows by split, of formats that are tables.</summary>
    public SortedDictionary<Split, List<object?[]>> Rows { get; } = [];

    public ArrayBufferWriter<byte> BytesOf(Split split)
    {
        if (!Bytes.TryGetValue(split, out var bytes))
        {
            Bytes[split] = bytes = new(FirstBytes);
        }

        return bytes;
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
