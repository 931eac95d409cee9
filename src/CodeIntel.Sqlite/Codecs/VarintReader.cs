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
    public int Read() => (int)Next();

    /// <summary>Reads a difference.</summary>
    /// <exception cref="InvalidDataException">The bytes end inside a number, or it is too large.</exception>
    public int ReadSigned()
    {
        var raw = Next();
        return (int)(raw >> 1) ^ -(int)(raw & 1);
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
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException(
            "A stored blob is cut or damaged; `codeintel verify` tells which rows are affected.");
    }
}
