namespace CodeIntel.Sqlite.Codecs;

/// <summary>Token sequences: varint rows of <c>terms</c>, in order.</summary>
internal static class TokenCodec
{
    /// <summary>Encodes rows of terms.</summary>
    public static byte[] Encode(ReadOnlySpan<int> tokens)
    {
        var writer = new VarintWriter();
        foreach (var token in tokens)
        {
            writer.Write(token);
        }

        return writer.ToArray();
    }

    /// <summary>Decodes <paramref name="count"/> rows of terms.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or hold another number of rows.</exception>
    public static int[] Decode(ReadOnlySpan<byte> bytes, int count)
    {
        var reader = new VarintReader(bytes);
        var tokens = count >= 0 && count <= bytes.Length ? new int[count] : throw VarintReader.Damaged();
        for (var i = 0; i < count; i++)
        {
            tokens[i] = reader.Read();
        }

        reader.End();
        return tokens;
    }
}
