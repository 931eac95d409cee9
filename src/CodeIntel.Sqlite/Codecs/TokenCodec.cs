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
    public static int[] Decode(ReadOnlySpan<byte> bytes, int count)
    {
        var reader = new VarintReader(bytes);
        var tokens = new int[count];
        for (var i = 0; i < count; i++)
        {
            tokens[i] = reader.Read();
        }

        return tokens;
    }
}
