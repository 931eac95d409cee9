namespace CodeIntel.Sqlite.Codecs;

/// <summary>Ascending rows: varint count, then varint differences to the previous row.</summary>
internal static class RowCodec
{
    /// <summary>Encodes rows.</summary>
    public static byte[] Encode(ReadOnlySpan<long> rows)
    {
        var writer = new VarintWriter();
        writer.Write(rows.Length);
        var previous = 0L;
        foreach (var row in rows)
        {
            writer.Write(checked((int)(row - previous)));
            previous = row;
        }

        return writer.ToArray();
    }

    /// <summary>Decodes rows.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static long[] Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        var rows = new long[reader.ReadCount(bytesEach: 1)];
        var row = 0L;
        for (var i = 0; i < rows.Length; i++)
        {
            row += reader.Read();
            rows[i] = row;
        }

        reader.End();
        return rows;
    }
}
