namespace CodeIntel.Dedup;

/// <summary>
/// Token multisets as bytes: number of terms, then for each the distance from the one before and how often it occurs;
/// all as little-endian base-128 numbers.
/// </summary>
internal static class SetCodec
{
    /// <summary>Longest form of one number.</summary>
    private const int MaxBytes = 5;

    /// <summary>Bytes that a set of so many terms takes at most.</summary>
    public static int MaxLength(int terms) => checked(MaxBytes * ((2 * terms) + 1));

    /// <summary>Writes a set; returns the number of bytes.</summary>
    public static int Write(ReadOnlySpan<int> terms, ReadOnlySpan<int> counts, Span<byte> target)
    {
        var at = Write((uint)terms.Length, target, 0);
        var previous = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            at = Write((uint)(terms[i] - previous), target, at);
            at = Write((uint)counts[i], target, at);
            previous = terms[i];
        }

        return at;
    }

    /// <summary>Reads a set into buffers that grow as needed; returns the number of terms.</summary>
    public static int Read(ReadOnlySpan<byte> source, ref int[] terms, ref int[] counts)
    {
        var at = 0;
        var size = (int)Read(source, ref at);
        if (terms.Length < size)
        {
            (terms, counts) = (new int[size * 2], new int[size * 2]);
        }

        var previous = 0;
        for (var i = 0; i < size; i++)
        {
            previous += (int)Read(source, ref at);
            terms[i] = previous;
            counts[i] = (int)Read(source, ref at);
        }

        return size;
    }

    private static int Write(uint value, Span<byte> target, int at)
    {
        for (; value > 0x7F; value >>= 7)
        {
            target[at++] = (byte)(value | 0x80);
        }

        target[at++] = (byte)value;
        return at;
    }

    private static uint Read(ReadOnlySpan<byte> source, ref int at)
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = source[at++];
            value |= (uint)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return value;
            }
        }
    }
}
