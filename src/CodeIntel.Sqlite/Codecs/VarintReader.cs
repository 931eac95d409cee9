namespace CodeIntel.Sqlite.Codecs;

/// <summary>Reads what <see cref="VarintWriter"/> wrote.</summary>
internal ref struct VarintReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>True where nothing is left.</summary>
    public readonly bool AtEnd => _at == _bytes.Length;

    /// <summary>Reads a number that is not negative.</summary>
    /// <exception cref="InvalidDataException">The bytes end inside a number, or it is too large.</exception>
    public int Read() => Next() is var value and <= int.MaxValue ? (int)value : throw Damaged();

    /// <summary>Reads the number of things that follow, each of at least <paramref name="bytesEach"/> bytes.</summary>
    /// <exception cref="InvalidDataException">So many cannot follow.</exception>
    public int ReadCount(int bytesEach)
    {
        var count = Read();
        return count <= (_bytes.Length - _at) / bytesEach ? count : throw Damaged();
    }

    /// <summary>Checks that everything was read.</summary>
    /// <exception cref="InvalidDataException">Something is left.</exception>
    public readonly void End()
    {
        if (!AtEnd)
        {
            throw Damaged();
        }
    }

    /// <summary>Reads a difference.</summary>
    /// <exception cref="InvalidDataException">The bytes end inside a number, or it is too large.</exception>
    public int ReadSigned()
    {
        var raw = Next();
        return (int)(raw >> 1) ^ -(int)(raw & 1);
    }

    /// <summary>Reads bytes as they are.</summary>
    /// <exception cref="InvalidDataException">So many do not follow.</exception>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > _bytes.Length - _at)
        {
            throw Damaged();
        }

        _at += count;
        return _bytes.Slice(_at - count, count);
    }

    private uint Next()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (_at == _bytes.Length)
            {
                break;
            }

            var part = _bytes[_at++];
            if (shift == 28 && part > 0x0F)
            {
                break;
            }

            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    /// <summary>The exception for bytes that no encoder wrote.</summary>
    internal static InvalidDataException Damaged() =>
        new("A stored blob is cut or damaged; `codeintel verify` tells which rows are affected.");
}
